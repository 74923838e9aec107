"""Reminders, what was put off and what was spoken: kept in either store, and gone when erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import Added, CheckInStore, Contents
from voice_checkin.store.memory import MemoryStore
from voice_checkin.types import Prompt, Reminder, Snooze

if TYPE_CHECKING:
    from tests.store.conftest import Place

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MEDS = Reminder("meds", "other", "take my meds", time(8, 30), (0, 2, 4))
BANK = Reminder("bank", "other", "call the bank", once=NOON)
PUT_OFF = Snooze("check_in", NOON, "after lunch")
SPOKEN = Prompt("meds", "2026-03-02T08:30", NOON, NOON.date())


def test_an_empty_store_reminds_of_nothing(store: CheckInStore) -> None:
    assert (store.reminders(), store.snoozes(), store.prompts()) == ((), (), ())


def test_reminders_come_back_whole_and_in_order(store: CheckInStore) -> None:
    for reminder in (MEDS, BANK):
        store.keep_reminder(reminder)
    assert store.reminders() == (BANK, MEDS)


def test_a_reminder_of_the_same_id_takes_the_place_of_the_first(store: CheckInStore) -> None:
    store.keep_reminder(MEDS)
    store.keep_reminder(replace(MEDS, paused=True))
    assert store.reminders() == (replace(MEDS, paused=True),)


def test_a_reminder_that_was_removed_is_gone_and_is_put_off_no_more(store: CheckInStore) -> None:
    store.keep_reminder(MEDS)
    store.keep_snooze(Snooze("meds", NOON))
    assert store.drop_reminder("meds")
    assert not store.drop_reminder("meds")
    assert (store.reminders(), store.snoozes()) == ((), ())


def test_a_thing_is_put_off_once_at_a_time(store: CheckInStore) -> None:
    store.keep_snooze(PUT_OFF)
    later = replace(PUT_OFF, until=NOON + timedelta(hours=1), times=2)
    store.keep_snooze(later)
    assert store.snoozes() == (later,)
    assert store.drop_snooze("check_in")
    assert not store.drop_snooze("check_in")


def test_what_was_spoken_is_kept_once_and_may_be_answered_later(store: CheckInStore) -> None:
    store.keep_prompt(SPOKEN)
    store.keep_prompt(replace(SPOKEN, answered=True))
    earlier = replace(SPOKEN, slot="2026-03-01T08:30", at=NOON - timedelta(days=1))
    store.keep_prompt(earlier)
    assert store.prompts() == (earlier, replace(SPOKEN, answered=True))
    assert store.prompts(since=NOON) == (replace(SPOKEN, answered=True),)


def test_times_come_back_in_utc_whatever_their_offset(store: CheckInStore) -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5.5)))
    store.keep_reminder(replace(BANK, once=there))
    store.keep_snooze(replace(PUT_OFF, until=there))
    store.keep_prompt(replace(SPOKEN, at=there))
    (bank,), (snooze,), (prompt,) = store.reminders(), store.snoozes(), store.prompts(there)
    for moment in (bank.once, snooze.until, prompt.at):
        assert str(moment) == "2026-03-02 12:00:00+00:00"


def test_they_are_carried_into_another_store_and_change_nothing_there(store: CheckInStore) -> None:
    store.keep_reminder(MEDS)
    store.keep_snooze(PUT_OFF)
    store.keep_prompt(SPOKEN)
    copy = MemoryStore()
    assert copy.add(store.contents()) == Added(0, 0, reminders=1)
    assert copy.contents() == store.contents()
    other = Contents(
        reminders=(replace(MEDS, paused=True), BANK),
        snoozes=(replace(PUT_OFF, times=2),),
        prompts=(replace(SPOKEN, answered=True),),
    )
    assert store.add(other) == Added(0, 0, reminders=1)
    assert store.reminders() == (BANK, MEDS)
    assert (store.snoozes(), store.prompts()) == ((PUT_OFF,), (SPOKEN,))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (replace(MEDS, id=" "), "needs an id"),
        (replace(MEDS, at=None), "either a time of day or one moment"),
        (replace(MEDS, once=NOON), "either a time of day or one moment"),
        (replace(MEDS, weekdays=(7,)), "weekday is one of"),
        (replace(MEDS, weekdays=()), "needs a weekday"),
        (replace(MEDS, about="party"), "about is one of"),  # type: ignore[arg-type]
        (replace(BANK, once=NOON.replace(tzinfo=None)), "says no zone"),
    ],
)
def test_a_reminder_that_could_never_come_is_refused(
    store: CheckInStore, bad: Reminder, reason: str
) -> None:
    with pytest.raises(StoreError, match=reason):
        store.keep_reminder(bad)
    assert store.reminders() == ()


@pytest.mark.parametrize("times", [0, 3])
def test_nothing_is_put_off_more_than_twice(store: CheckInStore, times: int) -> None:
    with pytest.raises(StoreError, match="times goes from 1 to 2"):
        store.keep_snooze(replace(PUT_OFF, times=times))


def test_an_erased_store_reminds_no_more(store: CheckInStore) -> None:
    store.keep_reminder(MEDS)
    store.erase()
    for look in (store.reminders, store.snoozes, store.prompts):
        with pytest.raises(StoreError, match="closed"):
            look()


def test_none_of_it_can_be_read_on_the_disk(place: Place) -> None:
    with place.open() as store:
        store.keep_reminder(MEDS)
        store.keep_snooze(PUT_OFF)
    for path in place.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"meds" not in content
            assert b"lunch" not in content
    with place.open() as store:
        assert (store.reminders(), store.snoozes()) == ((MEDS,), (PUT_OFF,))
