"""A plan for bad days in one's own words: written when it is calm, read out on request."""

from tests.dialogue.talk import Reader, Starter
from voice_checkin.types import SaveSafetyPlan

PLAN = (("Signs", "i stop answering the phone"), ("People", "my sister"))


def test_it_is_written_in_ones_own_words(converse: Reader) -> None:
    talk = converse(
        """
        app: Good morning. How are you today?
        user: i want to make a safety plan
        app: A plan for bad days, in your own words. Pass over anything.
        app: How do you notice that a bad time is coming?
        user: i stop answering the phone
        app: Kept.
        app: What has helped you, even a little, when alone?
        user: skip
        app: That's fine.
        app: Who could you call, or sit with?
        user: my sister
        app: Kept.
        app: Where do you feel safer, or what makes home safer?
        user: skip
        app: That's fine.
        app: It is kept. Say "my safety plan" and you hear it, any time.
        end: done
        """
    )
    assert [e.plan for e in talk.done if isinstance(e, SaveSafetyPlan)][-1] == PLAN


def test_it_is_read_out_on_request(begin: Starter) -> None:
    talk = begin(safety_plan=PLAN)
    talk.turn("read me my safety plan please")
    assert talk.said[:3] == [
        "This is your plan.",
        "Signs: I stop answering the phone.",
        "People: My sister.",
    ]


def test_it_is_offered_and_read_out_in_danger(begin: Starter) -> None:
    talk = begin(safety_plan=PLAN)
    talk.turn("i want to kill myself")
    assert talk.said[-1] == "I can read your plan, repeat that, or be quiet with you."
    talk.turn("my plan please")
    talk.turn("read my plan")
    assert "People: My sister." in talk.said
    assert talk.end is None


def test_without_one_it_is_said_how_to_begin(begin: Starter) -> None:
    talk = begin()
    talk.turn("my safety plan")
    assert talk.lines[0] == "safety_plan.none"
    talk.turn("i want to die")
    assert "care.choices_plan" not in talk.lines
