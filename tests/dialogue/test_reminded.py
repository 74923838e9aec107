"""A reminder that comes: said in the person's own words, answered, put off, or let be."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.dialogue.talk import Starter
from voice_checkin.types import End, SaveSnooze

NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Dublin"))
TABLETS = "take my tablets, 12:00"


def test_it_says_what_was_asked_for_and_an_answer_is_enough(begin: Starter) -> None:
    talk = begin(reminder=TABLETS, reminding="take my tablets")
    assert talk.said == ["You asked me to say, take my tablets. Or later?"]
    talk.turn("okay thanks")
    assert talk.effects[-1] == End("done")


def test_silence_is_let_be_at_once(begin: Starter) -> None:
    talk = begin(reminder=TABLETS, reminding="take my tablets")
    talk.turn("(silence)")
    assert talk.effects[-1] == End("silence")
    assert talk.saves == []


def test_what_was_done_is_logged(begin: Starter) -> None:
    talk = begin(reminder=TABLETS, reminding="take my tablets")
    talk.turn("i took my tablets at lunch")
    assert [habit.name for habit in talk.entry.habits] == ["medication"]


def test_it_can_be_put_off_with_its_reason(begin: Starter) -> None:
    talk = begin(reminder=TABLETS, reminding="take my tablets", now=NOON, zone="Europe/Dublin")
    talk.turn("not now try me at one after lunch")
    talk.turn("yes")
    (snooze,) = [e.snooze for e in talk.done if isinstance(e, SaveSnooze)]
    assert (snooze.of, snooze.reason) == (TABLETS, "after lunch")


def test_in_private_mode_it_does_not_say_what_for(begin: Starter) -> None:
    talk = begin(reminder=TABLETS, reminding="take my tablets", private=True)
    assert "tablets" not in talk.said[0]
