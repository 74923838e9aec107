"""What the assistant is for, with other people and before a step; as in `test_capabilities`."""

from tests.support.commands import Run
from tests.support.held import LATER, Held
from tests.support.lived import Lived, at, walker


def test_10_26_a_summary_to_hand_over_holds_only_what_was_agreed_to(
    held: Held, lived: Lived
) -> None:
    lived(walker())
    found = held(
        """
        app: Good evening. How are you after today?
        user: make a summary for my therapist
        app: You choose what goes in, one by one.
        app: Shall it say how much you could feel?
        user: yes
        app: The feelings you named, yes or no?
        user: no
        app: Shall your sleep be in it?
        user: yes
        app: What you did, yes or no?
        user: yes
        app: There were check-ins on twelve of the last fourteen days.
        app: There was some feeling on nine of those days.
        app: What was done, call on ten, nature on seven, walk on seven.
        app: That was it. Pass it on as you like.
        end: done
        """,
        now=at(90),
    )
    spoken = {event["line"] for event in found if "line" in event}
    assert "shared.habits" in spoken
    assert "shared.feelings" not in spoken


def test_07_what_might_be_one_per_cent_pleasant_and_how_it_was(held: Held, run: Run) -> None:
    run("goals", "add", "a slow walk", "--minutes", "10")
    held(
        """
        app: Morning. How are things with you today?
        user: what's on today
        app: What could fit today.
        app: A slow walk for ten minutes.
        app: ...
        app: Is there one per cent in it that might be pleasant?
        user: the birds by the canal
        app: ...
        user: nothing really
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    found = held(
        """
        app: ...
        user: i did go for the walk
        app: ...
        user: a little
        app: A little feeling. Thank you.
        app: It was a little feeling, where you thought no feeling.
        app: ...
        user: no
        app: ...
        end: done
        """,
        now=LATER,
    )
    (goal,) = [event["goal"] for event in found if "goal" in event]
    assert goal["hoped"] == "the birds by the canal"
    assert (goal["predicted"], goal["actual"]) == (0, 1)
    assert [event for event in found if event.get("line") == "before.more"]
