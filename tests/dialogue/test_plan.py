"""What is on today, and why; how it felt afterwards."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.dialogue.talk import Reader, Starter
from voice_checkin.dialogue.context import Step
from voice_checkin.dialogue.due import done_today, steps
from voice_checkin.types import CheckIn, Entry, Goal, HabitMention, Reminder, SaveGoal

WATER = Goal("water", after="the kettle", why="my head is clearer")
WALK = Goal("a slow walk", minutes=15, after="lunch")
DRAW = Goal("drawing", minutes=9)
MUSIC = Goal("music")
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def test_a_plan_of_at_most_three_each_after_something(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: what's on today
        app: Today, if it fits.
        app: After lunch, a slow walk, fifteen minutes.
        app: Drawing, nine minutes.
        app: After the kettle, water, any size.
        app: One breath of it counts, too.
        app: How are you?
        user: stop
        app: ...
        end: stopped
        """,
        steps=(Step(WATER), Step(WALK, days_since=2), Step(DRAW, days_since=1), Step(MUSIC)),
    )


def test_with_little_energy_it_is_the_small_size(begin: Starter) -> None:
    talk = begin(steps=(Step(WALK),), low_energy=True)
    talk.turn("what's on today")
    assert talk.said[1] == "After lunch, a slow walk, five minutes."


def test_a_plan_that_did_not_fit_shrinks_and_asks_first(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: what's on today
        app: Shall today be the small sizes?
        user: yes please
        app: Today, if it fits.
        app: After lunch, a slow walk, five minutes.
        app: One breath of it counts, too.
        app: How are you?
        user: stop
        app: ...
        end: stopped
        """,
        steps=(Step(WALK, days_since=3),),
    )


def test_the_full_size_for_who_prefers_it(begin: Starter) -> None:
    talk = begin(steps=(Step(WALK, days_since=3),))
    talk.turn("what's on today")
    talk.turn("no")
    assert talk.said[1] == "After lunch, a slow walk, fifteen minutes."


def test_how_one_is_may_be_told_instead_of_a_size(begin: Starter) -> None:
    talk = begin(steps=(Step(WALK, days_since=3),))
    talk.turn("what's on today")
    talk.turn("i feel sad")
    assert [feeling.name for feeling in talk.entry.feelings] == ["sad"]


def test_what_is_done_is_not_asked_for_again(begin: Starter) -> None:
    talk = begin(steps=(Step(WATER, done=True, days_since=0), Step(WALK)))
    talk.turn("what's on today")
    assert "water" not in " ".join(talk.said).lower()
    done = begin(steps=(Step(WATER, done=True, days_since=0),))
    done.turn("what's on today")
    assert done.lines[0] == "plan.done"


def test_without_goals_nothing_is_planned_and_that_is_fine(begin: Starter) -> None:
    talk = begin()
    talk.turn("what's on today")
    assert talk.lines[0] == "plan.none"


def test_why_did_i_start_is_answered_in_ones_own_words(begin: Starter) -> None:
    talk = begin(steps=(Step(WATER), Step(WALK)))
    talk.turn("why did i start this")
    assert talk.said[0] == "Water. You said, my head is clearer."
    silent = begin(steps=(Step(WALK),))
    silent.turn("why did i start this")
    assert silent.lines[0] == "why.none"


def test_after_something_was_done_a_faint_feeling_is_asked_for(begin: Starter) -> None:
    talk = begin()
    talk.turn("i went for a walk")
    assert talk.said[-1] == "Any feeling from it, even a faint one?"
    talk.turn("a little")
    assert talk.entry.felt == 1


def said(name: str, ago: timedelta, done: bool = True) -> Entry:
    check_in = CheckIn(habits=(HabitMention(name, done),))
    return Entry(name, NOW - ago, "Europe/Dublin", check_in)


def test_how_goals_stand_is_told_by_what_was_logged() -> None:
    entries = [
        said("walk", timedelta(days=3)),
        said("walk", timedelta(days=1), done=False),
        said("water", timedelta(hours=1)),
    ]
    resting = Goal("music", paused=True)
    weekly = Goal("walk the hill", times_a_week=1)
    found = steps([WALK, WATER, DRAW, resting, weekly], entries, NOW)
    assert [(step.goal, step.done, step.days_since) for step in found] == [
        (WALK, False, 3),
        (WATER, True, 0),
        (DRAW, False, None),
        (weekly, True, 3),
    ]


def test_what_is_meant_once_a_week_may_rest_for_days(begin: Starter) -> None:
    talk = begin(steps=(Step(replace(WALK, times_a_week=1), days_since=9),))
    talk.turn("what's on today")
    assert talk.lines[0] == "plan.first"


def test_a_goal_may_rest_when_it_is_said(begin: Starter) -> None:
    talk = begin(steps=(Step(WATER), Step(WALK)))
    talk.turn("let the walk rest for now")
    assert [e.goal for e in talk.effects if isinstance(e, SaveGoal)] == [replace(WALK, paused=True)]
    assert talk.said[0] == "A slow walk may rest. Add it again when you like."
    talk.turn("what's on today")
    assert "walk" not in " ".join(talk.said)


def test_which_reminders_are_about_a_goal_that_was_done_today() -> None:
    reminders = [
        Reminder("a", "goal", "drink a glass of water"),
        Reminder("b", "goal", "a slow walk"),
        Reminder("c", "goal", "music"),
        Reminder("d", "other", "water the plants"),
    ]
    entries = [
        said("water", timedelta(hours=1)),
        said("walk", timedelta(days=1)),
        said("music", timedelta(hours=1), done=False),
    ]
    assert done_today(reminders, entries, NOW) == {"a"}
