"""The one direct question after words that may mean danger, and its answers."""

import pytest

from tests.dialogue.talk import SAMARITANS, Reader, Starter
from voice_checkin.types import Remember, Sleep


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


@pytest.mark.parametrize("country", ["GB", None])
def test_every_wording_of_the_question_asks_the_same(begin: Starter, country: str | None) -> None:
    talk = begin(country=country)
    for wording in talk.script.lines.wordings["care.question"]:
        assert "having thoughts of ending your life" in wording


def test_after_a_no_only_the_question_is_heard_again(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: sad
        app: Sad.
        app: How much can you feel right now?
        user: i can't do this anymore
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: no
        app: Thank you for telling me. I believe you.
        app: How much can you feel right now?
        """
    )


def test_what_was_told_besides_is_an_answer_after_a_no(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i slept four hours and i can't do this anymore
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: no
        app: Thank you for telling me. I believe you.
        app: How much can you feel right now?
        """
    )
    assert talk.entry.sleep == Sleep(hours=4)


@pytest.mark.parametrize("answer", ["yes", "(gone)"])
def test_without_a_no_nothing_of_it_is_kept(begin: Starter, answer: str) -> None:
    talk = begin()
    talk.turn("i slept four hours and i can't do this anymore")
    talk.turn(answer)
    assert talk.saves == []


def test_silence_after_the_question_goes_on_with_what_was_told(converse: Reader) -> None:
    talk = converse(
        f"""
        app: Good morning. How are you today?
        user: i slept four hours and i can't do this anymore
        app: ...
        user: (silence)
        app: {SAMARITANS}
        app: It's there if you ever want it.
        app: How much can you feel right now?
        """
    )
    assert talk.entry.sleep == Sleep(hours=4)


@pytest.mark.parametrize(
    ("answer", "said"),
    [("no", "Thank you for telling me. I believe you."), ("(silence)", SAMARITANS)],
)
def test_the_answer_is_heard_even_where_nothing_is_left_to_ask(
    begin: Starter, answer: str, said: str
) -> None:
    talk = begin()
    talk.turn("numb, slept four hours, no energy, had my water, and i can't do this anymore")
    talk.turn(answer)
    assert talk.said[0] == said
    assert talk.lines[-2:] == ["logged", "bye"]
