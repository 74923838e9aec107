"""Danger is answered before anything else, from every state, and nothing said in it is kept."""

import pytest

from tests.dialogue.talk import Reader, Starter
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import Remember, Say

SAMARITANS = "You can call the Samaritans at one one six, one two three."


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


def test_ambiguous_words_bring_one_direct_question(converse: Reader) -> None:
    talk = converse(
        f"""
        app: Good morning. How are you today?
        user: i can't do this anymore
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: yes
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: {SAMARITANS}
        app: Please tell someone you trust, and a doctor too.
        app: I can repeat that, do some grounding, or be quiet with you.
        """
    )
    assert talk.saves == []


def test_a_no_is_believed_in_one_turn(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i can't do this anymore
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: no
        app: Thank you for telling me. I believe you.
        app: How much can you feel right now?
        user: a little
        app: A little feeling.
        app: ...
        """
    )


def test_a_no_with_a_feeling_is_believed_and_logged(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i can't do this anymore
        app: ...
        user: no i feel numb
        app: Thank you for telling me. I believe you.
        app: Numb.
        app: ...
        """
    )
    assert talk.entry.felt == 0


def test_silence_after_the_question_gives_the_number_once_and_goes_on(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user: i can't do this anymore
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: (silence)
        app: {SAMARITANS}
        app: It's there if you ever want it.
        app: How much can you feel right now?
        """
    )


def test_an_answer_not_understood_may_have_been_misheard(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i can't do this anymore
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: the kettle is on
        app: I may have misheard. Are you safe?
        user: yes
        app: Thank you for telling me. I believe you.
        app: How much can you feel right now?
        """
    )


def test_someone_not_safe_is_named_help(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i can't do this anymore
        app: ...
        user: the kettle is on
        app: I may have misheard. Are you safe?
        user: no
        app: ...
        """
    )
    assert SAMARITANS in talk.said


def test_ambiguous_words_as_the_answer_are_no_denial(begin: Starter) -> None:
    talk = begin()
    talk.turn("i can't do this anymore")
    talk.turn("i just want to disappear")
    assert SAMARITANS in talk.said


@pytest.mark.parametrize("unsure", ["sometimes", "i don't know", "yeah i do", "maybe a bit"])
def test_whoever_is_not_sure_is_named_help(begin: Starter, unsure: str) -> None:
    talk = begin()
    talk.turn("i can't do this anymore")
    talk.turn(unsure)
    assert SAMARITANS in talk.said


def test_no_one_is_not_a_no(begin: Starter) -> None:
    talk = begin()
    talk.turn("i can't do this anymore")
    talk.turn("no one would care")
    assert "care.believe" not in talk.lines


def test_dead_inside_is_logged_and_asked_about_once(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i feel dead inside
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: no
        app: Thank you for telling me. I believe you.
        app: Dead inside.
        app: How did you sleep?
        user: dead inside
        app: ...
        """
    )
    assert talk.entry.felt == 0
    assert talk.done.count(Remember("asked_about_safety")) == 1


def test_dead_inside_is_core_vocabulary_within_the_week(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i feel dead inside
        app: Dead inside.
        app: How did you sleep?
        """,
        may_ask_safety=False,
    )


def test_ambiguous_words_are_asked_about_within_the_week_too(begin: Starter) -> None:
    talk = begin(may_ask_safety=False)
    talk.turn("i can't do this anymore")
    assert "care.question" in talk.lines


def test_someone_else_at_risk(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user: my friend says she wants to die
        app: Thank you for looking out for them.
        app: Ask them plainly about ending their life, then listen.
        app: If they are in danger now, call nine, nine, nine and stay with them.
        app: {SAMARITANS}
        """
    )


def test_a_loss_gets_condolence_first(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: my mum died last week
        app: I'm so sorry for your loss.
        app: Would you like the number of someone to talk to?
        user: no
        app: Okay. We can go on gently.
        app: How much can you feel right now?
        """
    )


def test_the_past_is_acknowledged_and_a_number_offered_once(converse: Reader) -> None:
    converse(
        f"""
        app: Good morning. How are you today?
        user: last year i was suicidal i'm better now
        app: Thank you for telling me. That was a hard time to live through.
        app: Would you like the number of someone to talk to?
        user: yes
        app: {SAMARITANS}
        app: How much can you feel right now?
        """
    )


def test_a_medical_emergency_has_its_own_route(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: i think i'm having a heart attack
        app: If this is sudden or bad, call nine, nine, nine now.
        app: Nine, nine, nine.
        app: I'm a program and can't call. If it can wait, tell a doctor soon.
        """
    )


def test_violence_has_its_own_route(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: my partner hit me
        app: Thank you for telling me. It is not your fault.
        app: If you are in danger now, call nine, nine, nine.
        app: Please tell someone you trust. If you're young, a grown-up, like a teacher.
        """
    )


def test_without_a_country_the_list_is_offered(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: Are you in danger now? Then please call your emergency number.
        app: Please tell someone you trust, and a doctor too.
        app: Would you like to hear the helplines I know?
        user: yes
        app: ...
        """,
        country=None,
    )
    assert "The United Kingdom: the Samaritans, one one six, one two three." in talk.said


def test_without_a_country_the_emergency_number_is_asked_about(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i've got everything ready and i'm doing it tonight
        app: Please call your emergency number now.
        app: Be with someone, and move away from anything that could hurt you.
        app: Do you know the number where you are?
        user: no
        app: ...
        """,
        country=None,
    )
    assert "The United Kingdom: nine, nine, nine." in talk.said


def test_a_country_we_have_no_line_for_is_as_none(begin: Starter) -> None:
    talk = begin(country="BR")
    talk.turn("i want to kill myself")
    assert "care.list_offer" in talk.lines


def test_in_the_middle_of_an_exercise(converse: Reader) -> None:
    talk = converse(
        f"""
        app: ...
        user: (silence)
        app: ...
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: {SAMARITANS}
        app: ...
        user: stop
        app: ...
        end: care
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert [record.completed for record in talk.exercises] == [False]


def test_an_exercise_goes_on_even_after_help_was_named(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Look around you. Name five things you can see.
        user: i want to kill myself
        app: ...
        user: i don't want to die i want to feel something
        app: Thank you for telling me. I believe you.
        app: Look around you. Name five things you can see.
        user: (silence)
        user: (silence)
        app: Another one.
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert talk.listen.timed


def test_an_exercise_goes_on_after_a_no(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Look around you. Name five things you can see.
        user: i just want to disappear
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: no
        app: Thank you for telling me. I believe you.
        app: Look around you. Name five things you can see.
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert talk.listen.timed


def test_grounding_in_this_talk_ends_in_this_talk(begin: Starter) -> None:
    talk = begin()
    talk.turn("i want to kill myself")
    talk.turn("start grounding")
    assert talk.state.playing is not None
    while talk.state.playing:
        talk.turn("(silence)")
    assert talk.said[-1] == "I'm still here."
    talk.turn("i want to kill myself")
    assert SAMARITANS in talk.said


def test_what_was_saved_before_stays_and_nothing_is_added(begin: Starter) -> None:
    talk = begin()
    talk.turn("numb")
    before = talk.entry
    talk.turn("put my mood as zero there's no point")
    talk.turn("yes")
    talk.turn("sad and tired and i slept two hours")
    talk.turn("(gone)")
    assert talk.entry == before


@pytest.mark.parametrize("country", ["GB", None])
def test_every_wording_of_the_question_asks_the_same(begin: Starter, country: str | None) -> None:
    talk = begin(country=country)
    for wording in talk.script.lines.wordings["care.question"]:
        assert "having thoughts of ending your life" in wording


def test_the_words_vary_from_turn_to_turn(begin: Starter, script: object, lexicon: object) -> None:
    talk = begin()
    talk.script = script  # type: ignore[assignment]
    talk.turn("i want to kill myself")
    said = set()
    for _ in range(3):
        effects = talk.turn("my head is so loud")
        said.add(next(effect.text for effect in effects if isinstance(effect, Say)))
    assert len(said) == 3
