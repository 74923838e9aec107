"""What the assistant is for, capability by capability, as a person meets it: typed turns go into
`talk --text --json`, and the conversation is compared line by line.

`app: ...` is any number of lines; `user: (silence)` is a turn without words. The time is fixed, and
with it the wording.
"""

import json
from collections.abc import Iterator
from typing import Any, Protocol

import pytest

from tests.dialogue.talk import fits
from tests.support.commands import Run, events

MORNING = "2026-03-02T07:30+00:00"
LATER = "2026-03-02T08:30+00:00"
NIGHT = "2026-03-02T21:30+00:00"


class Held(Protocol):
    def __call__(self, text: str, *options: str, now: str = MORNING) -> list[dict[str, Any]]: ...


def lines(found: list[dict[str, Any]]) -> Iterator[str]:
    for event in found:
        if "say" in event:
            yield f"app: {event['say']}"
        if "heard" in event:
            yield f"user: {event['heard']}"
        if "end" in event:
            yield f"end: {event['end']}"


@pytest.fixture
def held(run: Run) -> Held:
    """Holds the conversation that a text shows; returns its events."""

    def hold(text: str, *options: str, now: str = MORNING) -> list[dict[str, Any]]:
        expected = [line.strip() for line in text.strip().splitlines()]
        turns = [line.removeprefix("user: ") for line in expected if line.startswith("user: ")]
        said = "".join("\n" if turn == "(silence)" else f"{turn}\n" for turn in turns)
        result = run("talk", "--text", "--json", "--now", now, *options, said=said)
        found = events(result)
        heard = list(lines(found))
        expected = [line for line in expected if line != "user: (silence)"]
        assert fits(heard, expected), "\n".join(["it went like this:", *heard])
        return found

    return hold


def saved(found: list[dict[str, Any]]) -> dict[str, Any]:
    entry: dict[str, Any] = [event["saved"] for event in found if "saved" in event][-1]
    return entry


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
        app: How are you?
        user: why did i start
        app: About draw you said, my head is quieter then.
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
            app: Can you feel a bit of it, even a little?
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
    "asked",
    [
        "let's do the grounding",
        "box breathing please",
        "can we do the cyclic sigh",
        "start the breathing space",
        "do a body scan with me",
        "i'd like the self compassion break",
    ],
)
def test_13_an_exercise_pauses_goes_on_and_stops_at_any_moment(held: Held, asked: str) -> None:
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
    assert any("pause" in event for event in found)


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


def test_20_any_size_counts_and_a_miss_is_passed_over(held: Held) -> None:
    found = held(
        """
        app: Morning. How are things with you today?
        user: i only did one minute of stretching and i skipped the walk
        app: Okay. Stretching.
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    spoken = " ".join(event.get("say", "") for event in found).lower()
    assert "walk" not in spoken
    assert {"name": "walk", "done": False} in saved(found)["habits"]


def test_23_naming_nothing_is_thanked_for_like_anything_else(held: Held) -> None:
    entry = saved(
        held(
            """
            app: Morning. How are things with you today?
            user: nothing, i feel nothing
            app: ...
            user: no
            app: ...
            user: no
            app: ...
            end: done
            """
        )
    )
    assert entry["felt"] == 0


def test_24_self_criticism_is_heard_and_a_break_offered(held: Held) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: i hate how i handled that i was so stupid
        app: ...
        user: a little
        app: ...
        user: okay
        app: ...
        app: If you like, we can do a minute of self-compassion. Yes or no?
        user: no
        app: ...
        end: done
        """
    )


def test_27_why_am_i_so_numb(held: Held) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: why am i so numb
        app: There are many causes. Long stress, loss, poor sleep, low mood, some medicines.
        app: I can't say which it is for you. A doctor can help find out.
        app: No hurry. How are you?
        user: stop
        app: All right. Go gently.
        end: stopped
        """
    )


def test_28_undo_help_louder_slower_repeat_and_stop(held: Held, run: Run) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: i feel sad
        app: Okay. Sad.
        app: And how much can you feel?
        user: undo that
        app: I've taken that back.
        app: How are you?
        user: help
        app: You can say undo, repeat, grounding, or stop at any time.
        app: A word or two is enough.
        user: louder
        app: Okay, a bit louder.
        app: No hurry. How are you?
        user: slower
        app: I'll speak slower.
        app: How are you?
        user: stop
        app: Okay, we'll stop here.
        end: stopped
        """
    )
    assert json.loads(run("export").stdout)["entries"] == []


def test_29_danger_comes_before_anything_else(held: Held, run: Run) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: i want to kill myself
        app: It took something to say that. Thank you.
        app: I'm a program, and I can't call anyone.
        app: To talk to a person, call the Samaritans at one one six, one two three.
        app: A friend, a doctor, anyone you trust. Please let one of them know.
        app: I can repeat that, do some grounding, or be quiet with you.
        user: (silence)
        app: I'm still here.
        user: stop
        app: All right. Once more, the Samaritans, at one one six, one two three.
        end: care
        """,
        "--country",
        "IE",
    )
    assert json.loads(run("export").stdout)["entries"] == []
