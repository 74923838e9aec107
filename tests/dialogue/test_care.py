"""Danger is answered before anything else, and nothing said in it is kept."""

from tests.dialogue.talk import SAMARITANS, Reader, Starter
from voice_checkin.dialogue.script import Script
from voice_checkin.types import Say


def test_clear_words_are_answered_with_people_and_a_number(converse: Reader) -> None:
    talk = converse(
        f"""
        app: Good morning. How are you today?
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: {SAMARITANS}
        app: Please tell someone you trust, and a doctor too.
        app: I can repeat that, do some grounding, or be quiet with you.
        user: repeat
        app: {SAMARITANS}
        user: i slept five hours and i am sad
        app: I hear you. I'm staying.
        user: thank you
        app: I'm here. Say repeat for the number.
        user: be quiet please
        app: I'll be quiet. I'm here.
        user: stop
        app: All right. Once more, the Samaritans, at one one six, one two three.
        end: care
        """
    )
    assert talk.saves == []


def test_we_stay_through_silence_and_leave_with_the_number(converse: Reader) -> None:
    talk = converse(
        f"""
        app: Good morning. How are you today?
        user: i want to kill myself
        app: ...
        user: (silence)
        app: I'm still here.
        user: (silence)
        app: I'm still here.
        app: {SAMARITANS}
        user: (silence)
        app: All right. Once more, the Samaritans, at one one six, one two three.
        end: care
        """
    )
    assert talk.saves == []


def test_we_never_hang_up_on_someone_who_talks(begin: Starter) -> None:
    talk = begin()
    talk.turn("i want to kill myself")
    for _ in range(12):
        talk.turn("my head is so loud")
        assert talk.end is None


def test_imminent_danger_gets_the_emergency_number_twice_first(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i've got everything ready and i'm doing it tonight
        app: Please call nine, nine, nine now.
        app: Nine, nine, nine.
        app: Be with someone, and move away from anything that could hurt you.
        user: okay
        app: Please call nine, nine, nine now.
        app: Nine, nine, nine.
        """
    )


def test_what_was_saved_before_stays_and_nothing_is_added(begin: Starter) -> None:
    talk = begin()
    talk.turn("numb")
    before = talk.entry
    talk.turn("put my mood as zero there's no point")
    talk.turn("yes")
    talk.turn("sad and tired and i slept two hours")
    talk.turn("(gone)")
    assert talk.entry == before


def test_the_words_vary_from_turn_to_turn(begin: Starter, script: Script) -> None:
    talk = begin()
    talk.script = script
    talk.turn("i want to kill myself")
    said = set()
    for _ in range(3):
        effects = talk.turn("my head is so loud")
        said.add(next(effect.text for effect in effects if isinstance(effect, Say)))
    assert len(said) == 3


def test_the_emergency_number_is_the_last_word_where_it_was_the_first(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i've got everything ready and i'm doing it tonight
        app: ...
        user: what should i do
        app: Please call nine, nine, nine now.
        app: Nine, nine, nine.
        user: stop
        app: All right. If you are in danger, call nine, nine, nine, day or night.
        end: care
        """
    )


def test_what_was_not_meant_so_is_asked_about_once(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i want to kill myself
        app: ...
        user: you misheard me
        app: I may have misheard. Are you safe?
        user: yes
        app: Thank you for telling me. I believe you.
        app: How much can you feel right now?
        """
    )


def test_who_is_not_safe_then_is_given_the_number_again(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user: i want to kill myself
        app: ...
        user: i was joking
        app: I may have misheard. Are you safe?
        user: i don't know
        app: I hear you. I'm staying.
        app: {SAMARITANS}
        """
    )
