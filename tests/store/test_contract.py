"""What every store promises, run over the encrypted one and the one in memory."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import Added, CheckInStore, Contents
from voice_checkin.store.memory import MemoryStore
from voice_checkin.types import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    FeelingMention,
    Goal,
    HabitMention,
    PersonalWord,
    Sleep,
    Unfinished,
)

MORNING = datetime(2025, 3, 30, 7, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
FULL = CheckIn(
    felt=0,
    valence=-1,
    energy=1,
    rating=3.5,
    feelings=(
        FeelingMention("numb", "dead inside", "numb", intensity=1),
        FeelingMention("anxious", "not anxious", "neg", negated=True),
    ),
    habits=(HabitMention("water"), HabitMention("walk", done=False)),
    sleep=Sleep(4.5, "bad"),
    contexts=("kitchen",),
    areas=("work", "body"),
    event="the interview",
    note='It said "no";\nI said nothing.',
    confidence=0.75,
    confirmed=True,
    declined=True,
)


def test_what_was_said_comes_back_whole(store: CheckInStore) -> None:
    entry_id = store.save(FULL, MORNING, "Europe/Dublin", backfilled_minutes=90)
    assert store.last() == Entry(entry_id, MORNING, "Europe/Dublin", FULL, 90)


def test_an_empty_store_has_nothing(store: CheckInStore) -> None:
    assert store.last() is None
    assert store.entries() == []
    assert store.exercises() == []
    assert store.recall("asked_about_safety") is None
    assert store.contents() == Contents([], [], {}, [], [], (), "")


def test_a_name_is_kept_changed_and_forgotten(store: CheckInStore) -> None:
    assert store.name() == ""
    for name in ("sam", "sammy", ""):
        store.keep_name(name)
        assert store.name() == name


def test_a_goal_and_a_plan_are_kept_in_place_of_those_before(store: CheckInStore) -> None:
    for minutes in (5.0, 10.0):
        store.keep_goal(Goal("Draw", minutes))
    store.keep_goal(Goal("drAW", 15.0))
    assert store.goals() == [Goal("drAW", 15.0)]
    assert store.drop_goal("draw")
    assert not store.drop_goal("draw")
    for plan in ((("Signs", "no sleep"),), (("People", "sam"), ("Signs", "none"))):
        store.keep_safety_plan(plan)
        assert store.safety_plan() == plan


def test_one_conversation_is_put_aside_in_place_of_any_other(store: CheckInStore) -> None:
    assert store.unfinished() is None
    for state in ("the first", "the second"):
        store.put_aside(Unfinished(state, None, MORNING))
    assert store.unfinished() == Unfinished("the second", None, MORNING)
    assert store.contents() == Contents([], [], {}, [], [], (), "")
    store.put_aside(None)
    assert store.unfinished() is None


def test_times_come_back_in_utc_whatever_their_offset(store: CheckInStore) -> None:
    store.save(CheckIn(), MORNING.astimezone(timezone(timedelta(hours=5.5))), "Asia/Kolkata")
    last = store.last()
    assert last is not None
    assert last.said_at.isoformat() == "2025-03-30T07:30:00+00:00"


def test_saving_again_replaces_the_content_and_keeps_the_first_time(store: CheckInStore) -> None:
    entry_id = store.save(FULL, MORNING, "Europe/Dublin")
    later = replace(FULL, felt=2, feelings=(), habits=(HabitMention("tea"),), areas=())
    assert store.save(later, MORNING + HOUR, "Asia/Tokyo", entry_id) == entry_id
    assert store.entries() == [Entry(entry_id, MORNING, "Europe/Dublin", later)]


def test_saving_under_an_id_that_was_undone_makes_the_entry_anew(store: CheckInStore) -> None:
    entry_id = store.save(CheckIn(felt=1), MORNING, "UTC")
    store.delete(entry_id)
    assert store.save(CheckIn(felt=2), MORNING + HOUR, "UTC", entry_id) == entry_id
    assert store.entries() == [Entry(entry_id, MORNING + HOUR, "UTC", CheckIn(felt=2))]


def test_a_deleted_entry_is_gone_and_the_one_before_is_the_last(store: CheckInStore) -> None:
    first = store.save(CheckIn(felt=1), MORNING, "UTC")
    second = store.save(FULL, MORNING + HOUR, "UTC")
    assert store.delete(second)
    assert not store.delete(second)
    last = store.last()
    assert last is not None
    assert last.id == first


def test_parts_of_a_deleted_entry_never_turn_up_in_a_later_one(store: CheckInStore) -> None:
    store.delete(store.save(FULL, MORNING, "UTC"))
    store.save(CheckIn(felt=3), MORNING, "UTC")
    assert [entry.check_in for entry in store.entries()] == [CheckIn(felt=3)]


def test_entries_come_by_time_not_by_when_they_were_written(store: CheckInStore) -> None:
    for hours in (5, 1, 3):
        store.save(CheckIn(rating=hours), MORNING + hours * HOUR, "UTC")
    assert [entry.check_in.rating for entry in store.entries()] == [1, 3, 5]
    last = store.last()
    assert last is not None
    assert last.check_in.rating == 5


def test_entries_said_at_the_same_moment_keep_their_order(store: CheckInStore) -> None:
    for rating in range(5):
        store.save(CheckIn(rating=rating), MORNING, "UTC")
    assert [entry.check_in.rating for entry in store.entries()] == [0, 1, 2, 3, 4]
    last = store.last()
    assert last is not None
    assert last.check_in.rating == 4


def test_a_span_has_its_start_and_not_its_end(store: CheckInStore) -> None:
    for hours in range(4):
        store.save(replace(FULL, rating=hours), MORNING + hours * HOUR, "UTC")
    found = store.entries(MORNING + HOUR, MORNING + 3 * HOUR)
    assert [entry.check_in for entry in found] == [replace(FULL, rating=n) for n in (1, 2)]
    assert len(store.entries(since=MORNING + HOUR)) == 3
    assert len(store.entries(until=MORNING + HOUR)) == 1


def test_exercises_come_back_by_time(store: CheckInStore) -> None:
    stopped = ExerciseRecord("grounding", completed=False)
    done = ExerciseRecord("box_breathing", completed=True, felt_before=0, felt_after=1)
    late = store.save_exercise(done, MORNING + HOUR, "Europe/Dublin")
    early = store.save_exercise(stopped, MORNING, "UTC")
    assert store.exercises() == [
        ExerciseEntry(early, MORNING, "UTC", stopped),
        ExerciseEntry(late, MORNING + HOUR, "Europe/Dublin", done),
    ]


def test_only_the_last_time_is_remembered(store: CheckInStore) -> None:
    store.remember("asked_about_safety", MORNING)
    store.remember("asked_about_safety", MORNING + HOUR)
    assert store.recall("asked_about_safety") == MORNING + HOUR


def test_everything_can_be_carried_into_another_store(store: CheckInStore) -> None:
    store.save(FULL, MORNING, "Europe/Dublin")
    store.save_exercise(ExerciseRecord("grounding", completed=True), MORNING, "UTC")
    store.remember("asked_about_safety", MORNING)
    store.keep_word(PersonalWord("habit", "Pilates"))
    copy = MemoryStore()
    assert copy.add(store.contents()) == Added(entries=1, exercises=1, words=1)
    assert copy.contents() == store.contents()


def test_what_is_there_already_stays_as_it_was(store: CheckInStore) -> None:
    entry_id = store.save(CheckIn(felt=1), MORNING, "UTC")
    exercise = ExerciseEntry("x", MORNING, "UTC", ExerciseRecord("grounding", completed=True))
    more = Contents(
        entries=[
            Entry(entry_id, MORNING, "UTC", CheckIn(felt=4)),
            Entry("new", MORNING - HOUR, "UTC", FULL),
        ],
        exercises=[exercise],
    )
    assert store.add(more) == Added(entries=1, exercises=1)
    assert store.add(more) == Added(entries=0, exercises=0)
    assert [entry.check_in for entry in store.entries()] == [FULL, CheckIn(felt=1)]
    assert store.exercises() == [exercise]


def test_the_later_of_two_memories_counts(store: CheckInStore) -> None:
    store.remember("a", MORNING)
    store.add(Contents(memories={"a": MORNING - HOUR, "b": MORNING}))
    assert store.recall("a") == MORNING
    store.add(Contents(memories={"a": MORNING + HOUR}))
    assert store.contents().memories == {"a": MORNING + HOUR, "b": MORNING}


def test_one_bad_entry_and_nothing_is_added(store: CheckInStore) -> None:
    good, bad = (Entry(f"{felt}", MORNING, "UTC", CheckIn(felt=felt)) for felt in (1, 9))
    with pytest.raises(StoreError, match="felt goes from 0 to 4, not 9"):
        store.add(Contents(entries=[good, bad]))
    assert store.entries() == []


BAD = [
    CheckIn(felt=-1),
    CheckIn(felt=5),
    CheckIn(valence=-3),
    CheckIn(energy=5),
    CheckIn(rating=10.5),
    CheckIn(rating=float("nan")),
    CheckIn(confidence=1.1),
    CheckIn(sleep=Sleep(hours=25)),
    CheckIn(sleep=Sleep(quality="great")),  # type: ignore[arg-type]
    CheckIn(feelings=(FeelingMention("sad", "sad", "blue"),)),  # type: ignore[arg-type]
    CheckIn(feelings=(FeelingMention("sad", "sad", "neg", intensity=2),)),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("bad", BAD)
def test_a_value_out_of_its_range_is_refused_and_nothing_lost(
    store: CheckInStore, bad: CheckIn
) -> None:
    entry_id = store.save(FULL, MORNING, "UTC")
    with pytest.raises(StoreError, match="correct it"):
        store.save(bad, MORNING, "UTC", entry_id)
    assert store.entries() == [Entry(entry_id, MORNING, "UTC", FULL)]


def test_a_time_without_its_zone_is_refused(store: CheckInStore) -> None:
    with pytest.raises(StoreError, match="offset"):
        store.save(CheckIn(), MORNING.replace(tzinfo=None), "UTC")


def test_half_a_character_does_not_lose_the_rest(store: CheckInStore) -> None:
    store.save(CheckIn(note="caf\udcc3 and water"), MORNING, "UTC")
    last = store.last()
    assert last is not None
    assert last.check_in.note == "caf? and water"


def test_an_erased_store_is_closed(store: CheckInStore) -> None:
    store.save(FULL, MORNING, "UTC")
    store.erase()
    with pytest.raises(StoreError, match="closed"):
        store.entries()
    with pytest.raises(StoreError, match="closed"):
        store.save(FULL, MORNING, "UTC")
