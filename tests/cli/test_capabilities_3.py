"""Still more of what the assistant is for, as in `test_capabilities`: what is said later."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Run
from tests.support.held import LATER, Held


@pytest.fixture
def quiet(home: Path) -> None:
    """Quiet from ten to seven."""
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text('quiet_from = "22:00"\nquiet_to = "07:00"\n')


def kept(run: Run, part: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("export").stdout)[part]
    return found


def test_21_a_reminder_is_said_back_in_ones_own_words_and_kept_after_a_yes(
    held: Held, run: Run
) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: remind me every day at half past eight to take my meds
        app: Shall I tell you "take my meds" every day at half past eight in the morning?
        user: yes
        app: It's kept. I'll say it every day at half past eight in the morning.
        app: How are you?
        user: stop
        app: ...
        end: stopped
        """
    )
    (reminder,) = kept(run, "reminders")
    assert (reminder["words"], reminder["at"]) == ("take my meds", "08:30")
    assert reminder["weekdays"] == [0, 1, 2, 3, 4, 5, 6]


def test_21_what_is_missing_is_asked_for_and_nothing_is_kept_without_a_yes(
    held: Held, run: Run
) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: set a reminder
        app: Which few words shall I say to you?
        user: therapy on thursday
        app: What time would suit you?
        user: four
        app: May I say "therapy" on Thursday at four in the afternoon?
        user: no
        app: Okay. We leave that one.
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    assert kept(run, "reminders") == []


def test_21_in_quiet_hours_nothing_is_begun_and_another_time_is_offered(
    held: Held, run: Run, quiet: None
) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: remind me at eleven at night to stretch
        app: It is quiet time then. Shall we say tomorrow at seven in the morning?
        user: yes please
        app: It's kept. I'll say it tomorrow at seven in the morning.
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    (reminder,) = kept(run, "reminders")
    assert reminder["once"] == "2026-03-03T07:00:00+00:00"


def test_21_a_reminder_is_taken_back_with_undo(held: Held, run: Run) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: remind me at noon to go outside
        app: Shall I tell you "go outside" at noon?
        user: yes
        app: It's kept. I'll say it at noon.
        app: ...
        user: undo that
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    assert kept(run, "reminders") == []


def test_22_the_talk_is_put_off_with_its_reason(held: Held, run: Run) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: not now, try me at one, after lunch
        app: May I ask again at one, after lunch?
        user: yes
        app: I'll try again at one.
        end: done
        """
    )
    (snooze,) = kept(run, "snoozes")
    assert snooze == {
        "of": "check_in",
        "until": "2026-03-02T13:00:00+00:00",
        "reason": "after lunch",
        "times": 1,
    }


def test_22_a_time_that_is_missing_is_asked_for_and_the_reason_is_kept(
    held: Held, run: Run
) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: ask me later when the kids are down
        app: Which time is good?
        user: at eight in the evening
        app: Shall I try again at eight in the evening, when the kids are down?
        user: yes
        app: All right, at eight in the evening. Until then.
        end: done
        """
    )
    (snooze,) = kept(run, "snoozes")
    assert (snooze["until"][11:16], snooze["reason"]) == ("20:00", "when the kids are down")


def test_22_another_time_is_offered_once_and_then_it_is_let_be(held: Held, run: Run) -> None:
    held(
        """
        app: Morning. How are things with you today?
        user: ask me at one
        app: May I ask again at one?
        user: no
        app: What time would suit you?
        user: half past two
        app: Shall I come back at half past two?
        user: no
        app: Okay. You can begin any time.
        end: done
        """
    )
    assert kept(run, "snoozes") == []


def test_22_it_is_put_off_twice_at_most_and_then_let_be(held: Held, run: Run) -> None:
    for minute, times in (("07:30", 1), ("13:00", 2)):
        held(
            """
            app: ...
            user: come back in half an hour
            app: ...
            user: yes
            app: ...
            end: done
            """,
            now=f"2026-03-02T{minute}+00:00",
        )
        assert kept(run, "snoozes")[0]["times"] == times
    held(
        """
        app: ...
        user: come back in half an hour
        app: Let's leave it for today. I'm here any time.
        end: done
        """,
        now="2026-03-02T14:00+00:00",
    )
    assert kept(run, "snoozes")[0]["until"] == "2026-03-02T13:30:00+00:00"


def test_22_undo_in_the_next_talk_takes_back_that_it_was_put_off(held: Held, run: Run) -> None:
    held(
        """
        app: ...
        user: numb
        app: ...
        user: stop
        app: ...
        end: stopped
        """
    )
    held(
        """
        app: ...
        user: ask me at one
        app: ...
        user: yes
        app: ...
        end: done
        """
    )
    held(
        """
        app: ...
        user: undo that
        app: ...
        user: stop
        app: ...
        end: stopped
        """,
        now=LATER,
    )
    assert kept(run, "snoozes") == []
    assert len(kept(run, "entries")) == 1
