"""Before a step, what might be one per cent pleasant; afterwards, the two compared."""

from dataclasses import replace

from tests.dialogue.talk import Starter, Talk
from voice_checkin.dialogue.context import Step
from voice_checkin.types import Goal, SaveGoal

WALK = Goal("a slow walk", 15.0)
WATER = Goal("water")


def kept(talk: Talk) -> list[Goal]:
    return [effect.goal for effect in talk.effects if isinstance(effect, SaveGoal)]


def test_after_the_plan_what_might_be_pleasant_is_asked_once(begin: Starter) -> None:
    talk = begin(steps=(Step(WALK),), may_ask_before=True)
    talk.turn("what's on today")
    assert talk.lines[-1] == "before.ask"
    talk.turn("the fresh air maybe")
    assert talk.lines[-1] == "before.predict"
    talk.turn("a little")
    assert kept(talk) == [replace(WALK, hoped="the fresh air maybe", predicted=1)]
    assert talk.lines[0] == "before.kept"
    talk.turn("what's on today")
    assert "before.ask" not in talk.lines


def test_the_step_that_was_named_is_the_one_that_is_kept(begin: Starter) -> None:
    talk = begin(steps=(Step(WATER), Step(WALK)), may_ask_before=True)
    talk.turn("what's on today")
    talk.turn("seeing the ducks on the walk")
    talk.turn("some")
    assert [goal.name for goal in kept(talk)] == ["a slow walk"]


def test_nothing_pleasant_is_an_answer_too(begin: Starter) -> None:
    for answer in ("no", "i don't know", "nothing", "rather not say"):
        talk = begin(steps=(Step(WALK),), may_ask_before=True)
        talk.turn("what's on today")
        talk.turn(answer)
        assert kept(talk) == []
        assert talk.lines[-1] in ("short.open", "again.open"), answer


def test_how_one_is_may_be_told_instead(begin: Starter) -> None:
    talk = begin(steps=(Step(WALK),), may_ask_before=True)
    talk.turn("what's on today")
    talk.turn("i feel sad")
    assert [feeling.name for feeling in talk.entry.feelings] == ["sad"]


def test_afterwards_it_is_compared_and_less_counts_too(begin: Starter) -> None:
    for predicted, answer, line in (
        (0, "a little", "before.more"),
        (1, "a little", "before.as_thought"),
        (3, "a little", "before.less"),
    ):
        hope = replace(WALK, hoped="the air", predicted=predicted)
        talk = begin(steps=(Step(hope),))
        talk.turn("i went for a walk")
        talk.turn(answer)
        assert line in talk.lines
        assert kept(talk) == [replace(hope, actual=1)]


def test_what_was_compared_once_is_not_compared_again(begin: Starter) -> None:
    talk = begin(steps=(Step(replace(WALK, predicted=1, actual=2)),))
    talk.turn("i went for a walk")
    talk.turn("a little")
    assert kept(talk) == []
