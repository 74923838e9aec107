"""A voice too quiet to be recognised: we say so once, without a guess and without a reproach."""

from tests.dialogue.talk import FAINT, SAMARITANS, Reader, Starter
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import Level


def test_what_was_too_quiet_is_asked_for_again_and_not_guessed_at(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user [faint]: happy
        app: I couldn't hear you well. Could you say it again, closer to me?
        user: numb
        app: Numb.
        app: ...
        user: (gone)
        end: gone
        """
    )
    assert [feeling.name for feeling in talk.entry.feelings] == ["numb"]


def test_it_is_said_once_and_then_taken_as_any_other_turn(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user [faint]: numb
        app: I couldn't hear you well. Could you say it again, closer to me?
        user [faint]: numb
        app: Numb.
        app: ...
        user [faint]: mumble mumble
        app: I couldn't hear you well. Could you say it again, closer to me?
        user [faint]: mumble mumble
        app: I didn't catch that. How many hours did you sleep?
        user: (gone)
        end: gone
        """
    )


def test_danger_is_heard_however_quietly_it_is_said(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user [faint]: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: {SAMARITANS}
        app: ...
        user: (gone)
        end: gone
        """
    )


def test_a_faint_no_to_the_direct_question_is_not_believed_unheard(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i feel dead inside
        app: ...
        app: Are you having thoughts of ending your life?
        user [faint]: no
        app: I couldn't hear you well. Could you say it again, closer to me?
        user: no
        app: ...
        user: (gone)
        end: gone
        """
    )


def test_stop_is_stop_even_in_a_whisper(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user [faint]: stop
        app: ...
        end: stopped
        """
    )


def test_in_an_exercise_nobody_has_to_speak_up(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE)
    talk.turn("a lamp", level=FAINT)
    assert "faint" not in talk.lines


def test_the_question_stays_open_as_it_was(begin: Starter) -> None:
    talk = begin()
    asked = talk.listen
    talk.turn("numb", level=FAINT)
    assert talk.listen == asked


def test_a_voice_that_the_room_drowns_is_asked_to_come_closer(begin: Starter) -> None:
    talk = begin()
    talk.turn("numb", level=Level(-30.0, snr=1.0))
    assert talk.lines == ["faint"]


def test_a_usual_voice_is_never_asked_to_come_closer(begin: Starter) -> None:
    talk = begin()
    talk.turn("numb", level=Level(-45.0, snr=20.0))
    assert "faint" not in talk.lines
