"""What the assistant is for, capability by capability, as a person meets it: typed turns go into
`talk --text --json`, and the conversation is compared line by line.

`app: ...` is any number of lines; `user: (silence)` is a turn without words. The time is fixed, and
with it the wording.
"""

import json

import pytest

from tests.support.commands import Run
from tests.support.held import LATER, NIGHT, Held, saved


def test_1_a_guided_check_in_asks_only_what_it_does_not_know(held: Held) -> None:
    entry = saved(
        held(
            """
            app: Morning. How are things with you today?
            user: not so good today
            app: Okay. Not good.
            app: And how much can you feel?
            user: a little
            app: A little feeling.
            app: How did you sleep?
            user: badly, four hours
            app: Not good, a little feeling, four hours' sleep. That's logged.
            app: ...
            end: done
            """
        )
    )
    assert (entry["felt"], entry["sleep"]) == (1, {"hours": 4.0, "quality": "bad"})


def test_2_ten_seconds_are_enough(held: Held) -> None:
    entry = saved(
        held(
            """
            app: How is it?
            user: numb, slept five hours, had my water
            app: Numb, five hours' sleep, water. I've noted it.
            end: done
            """,
            "--brief",
        )
    )
    assert (entry["felt"], entry["sleep"]["hours"]) == (0, 5.0)


def test_4_6_and_9_a_small_step_its_plan_and_its_reason(held: Held) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: i want to add a goal to draw
        app: How many minutes would the full size be?
        user: ten minutes
        app: How often? Every day, or some days a week?
        user: three times a week
        app: What could it follow? Breakfast, the kettle, the dog?
        user: after breakfast
        app: Why this one? Your words are kept as they are.
        user: my head is quieter then
        app: It is kept. On a low day one breath of it counts.
        end: done
        """
    )
    held(
        """
        app: Good morning. What is it like inside today?
        user: what's on today
        app: Today, if it fits.
        app: After breakfast, draw, ten minutes.
        app: One breath of it counts, too.
        app: What in it might be one per cent pleasant?
        user: no
        app: ...
        user: why did i start
        app: Your words on draw were, my head is quieter then.
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=LATER,
    )


def test_5_what_brings_feeling_back_comes_first(held: Held) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: add a goal
        app: What would you like to do, in a few words?
        user: i don't know
        app: A cup of water, a slow walk, or a note to a friend?
        user: music
        app: For how long, when it goes well? A few minutes will do.
        user: skip
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )


def test_8_after_something_was_done_any_feeling_counts(held: Held) -> None:
    entry = saved(
        held(
            """
            app: Morning. How are things with you today?
            user: i went for a walk
            app: Okay. Walk.
            app: Is there any feeling left from it, even a bit?
            user: a little, by the river
            app: A little feeling.
            app: ...
            user: stop
            app: ...
            end: stopped
            """
        )
    )
    assert (entry["felt"], entry["habits"]) == (1, [{"name": "walk", "done": True}])


def test_11_gratitude_where_one_small_thing_is_enough(held: Held) -> None:
    entry = saved(
        held(
            """
            app: Morning. How are things with you today?
            user: can we do gratitude
            app: Three small things from today. One is enough.
            app: What was okay today? A warm cup is enough.
            user: the soup was warm
            app: A second one, if there is one.
            user: nothing
            app: And a third. Or let it be.
            user: nothing
            app: Thank you. Small things count.
            app: ...
            end: done
            """
        )
    )
    assert entry["note"] == "the soup was warm"


@pytest.mark.parametrize(("choice", "kept"), [("keep it", True), ("let it go", False)])
def test_12_a_full_head_is_emptied_and_then_kept_or_let_go(
    held: Held, run: Run, choice: str, kept: bool
) -> None:
    held(
        f"""
        app: Morning. How are things with you today?
        user: i need a brain dump
        app: Say whatever is in your head. I'll listen and not comment.
        app: Whenever you like. A long silence ends it.
        user: the rent and the boiler and mum's birthday
        app: Is there anything more?
        user: (silence)
        user: (silence)
        app: Keep it, or let it go?
        user: {choice}
        app: ...
        end: done
        """
    )
    entries = json.loads(run("export").stdout)["entries"]
    assert [entry["note"] for entry in entries] == (
        ["the rent and the boiler and mum's birthday"] if kept else []
    )


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("let's do the grounding", "grounding"),
        ("box breathing please", "box_breathing"),
        ("can we do the cyclic sigh", "sigh"),
        ("start the breathing space", "breathing_space"),
        ("do a body scan with me", "body_scan"),
        ("i'd like the self compassion break", "self_compassion"),
    ],
)
def test_13_an_exercise_pauses_goes_on_and_stops_at_any_moment(
    held: Held, run: Run, asked: str, name: str
) -> None:
    found = held(
        f"""
        app: Morning. How are things with you today?
        user: {asked}
        app: ...
        user: (silence)
        app: ...
        user: pause
        app: ...
        user: go on
        app: ...
        user: slower
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    said = [event["line"] for event in found if "say" in event]
    kinds = [line for line in said if line.startswith("exercise.")]
    assert said[1].startswith(f"{name}.")
    assert kinds == ["exercise.paused", "exercise.go_on", "exercise.slower", "exercise.stopped"]
    waits = [event["pause"] for event in found if "pause" in event]
    assert waits[-1] == pytest.approx(1.25 * waits[-2])
    (done,) = json.loads(run("export").stdout)["exercises"]
    assert (done["name"], done["completed"]) == (name, False)


def test_14_the_bedside_reflection(held: Held) -> None:
    entry = saved(
        held(
            """
            app: Good evening. How are you tonight?
            user: let's do the evening reflection
            app: A few quiet words before sleep.
            app: Is there anything for tomorrow? I'll keep it.
            user: ring the dentist
            app: It's down for tomorrow.
            app: One thing that was there today, as a feeling?
            user: a bit sad
            app: Thank you.
            app: Was one small thing all right? You can leave it.
            user: the soup
            app: That is yours to keep.
            app: Shall we breathe slowly for a little?
            user: no
            app: That is all for today. Good night.
            end: done
            """,
            now=NIGHT,
        )
    )
    assert entry["note"] == "Tomorrow: ring the dentist\nFelt: a bit sad\nWas all right: the soup"
