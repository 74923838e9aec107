"""More of what the assistant is for, as in `test_capabilities`."""

import json

from tests.support.commands import Run
from tests.support.held import Held, saved


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
