"""Whatever was said: it comes back the same from either store, from JSON, and from CSV."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voice_checkin.store.cells import guard, join, split, unguard
from voice_checkin.store.contract import CheckInStore, Contents
from voice_checkin.store.export import to_csv, to_json
from voice_checkin.store.import_csv import read_csv
from voice_checkin.store.import_json import read_json
from voice_checkin.store.memory import MemoryKeys, MemoryStore
from voice_checkin.store.storable import ABOUTS, KINDS, POLARITIES, QUALITIES, word_key
from voice_checkin.store.store import Store
from voice_checkin.types import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    FeelingMention,
    Goal,
    HabitMention,
    PersonalWord,
    Prompt,
    Reminder,
    Sleep,
    Snooze,
)

FELT = st.none() | st.integers(0, 4)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())  # noqa: DTZ001
FEELINGS = st.builds(
    FeelingMention,
    st.text(),
    st.text(),
    st.sampled_from(POLARITIES),
    st.booleans(),
    st.sampled_from((-1, 0, 1)),
)
SLEEPS = st.builds(Sleep, st.none() | st.floats(0, 24), st.none() | st.sampled_from(QUALITIES)).map(
    lambda sleep: None if sleep == Sleep() else sleep
)
NAMES = st.lists(st.text(), max_size=3).map(tuple)
CHECK_INS = st.builds(
    CheckIn,
    felt=FELT,
    valence=st.none() | st.integers(-2, 2),
    energy=FELT,
    rating=st.none() | st.floats(0, 10),
    feelings=st.lists(FEELINGS, max_size=3).map(tuple),
    habits=st.lists(st.builds(HabitMention, st.text(), st.booleans()), max_size=3).map(tuple),
    sleep=st.none() | SLEEPS,
    contexts=NAMES,
    areas=NAMES,
    event=st.none() | st.text(),
    note=st.none() | st.text(),
    confidence=st.floats(0, 1),
    confirmed=st.booleans(),
    declined=st.booleans(),
)
ENTRIES = st.builds(
    Entry,
    st.uuids().map(str),
    MOMENTS.map(lambda moment: moment.astimezone(UTC)),
    st.text(),
    CHECK_INS,
    st.integers(0, 100_000),
)
EXERCISES = st.builds(
    ExerciseEntry,
    st.uuids().map(str),
    MOMENTS.map(lambda moment: moment.astimezone(UTC)),
    st.text(),
    st.builds(ExerciseRecord, st.text(), st.booleans(), FELT, FELT),
)
GOALS = st.builds(
    Goal,
    st.text().filter(str.strip),
    st.none() | st.floats(0, 1440),
    st.none() | st.text(),
    st.none() | st.text(),
    st.integers(1, 7),
    st.booleans(),
)
MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
NAMED = st.text().filter(str.strip)
UTC_MOMENTS = MOMENTS.map(lambda moment: moment.astimezone(UTC))
REMINDERS = st.one_of(
    st.builds(
        Reminder,
        NAMED,
        st.sampled_from(ABOUTS),
        st.text(),
        MINUTES,
        st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        asked=st.booleans(),
        paused=st.booleans(),
    ),
    st.builds(Reminder, NAMED, st.sampled_from(ABOUTS), st.text(), once=UTC_MOMENTS),
)
SNOOZES = st.builds(Snooze, st.text(), UTC_MOMENTS, st.text(), st.integers(1, 2))
PROMPTS = st.builds(
    Prompt, st.text(), st.text(), UTC_MOMENTS, st.dates(), st.booleans(), st.booleans()
)
ARRANGED = st.tuples(
    st.lists(REMINDERS, max_size=2, unique_by=lambda one: one.id).map(tuple),
    st.lists(SNOOZES, max_size=2, unique_by=lambda one: one.of).map(tuple),
    st.lists(PROMPTS, max_size=2, unique_by=lambda one: f"{one.of} {one.slot}").map(tuple),
)
WORDS = st.builds(
    PersonalWord,
    st.sampled_from(KINDS),
    st.text().filter(str.strip),
    st.lists(st.text(), max_size=2).map(tuple),
)
Arranged = tuple[tuple[Reminder, ...], tuple[Snooze, ...], tuple[Prompt, ...]]
MODEST = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module", params=["disk", "memory"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CheckInStore]:
    """One store for all examples; each takes away what it wrote."""
    if request.param == "memory":
        yield MemoryStore()
    else:
        with Store.open(tmp_path_factory.mktemp("data"), MemoryKeys()) as opened:
            yield opened


@MODEST
@given(check_in=CHECK_INS, said_at=MOMENTS, zone=st.text(), minutes=st.integers(0, 100_000))
def test_any_check_in_comes_back_from_a_store(
    shared: CheckInStore, check_in: CheckIn, said_at: datetime, zone: str, minutes: int
) -> None:
    moment = said_at.astimezone(UTC)
    entry_id = shared.save(check_in, said_at, zone, backfilled_minutes=minutes)
    found = shared.entries(moment, moment + timedelta(microseconds=1))
    shared.delete(entry_id)
    assert found == [Entry(entry_id, moment, zone, check_in, minutes)]


@MODEST
@given(before=CHECK_INS, after=CHECK_INS)
def test_a_replaced_check_in_leaves_nothing_of_the_first(
    shared: CheckInStore, before: CheckIn, after: CheckIn
) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    entry_id = shared.save(before, moment, "UTC")
    shared.save(after, moment, "UTC", entry_id)
    found = shared.entries()
    shared.delete(entry_id)
    assert [entry.check_in for entry in found] == [after]


@MODEST
@given(
    entries=st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.id),
    exercises=st.lists(EXERCISES, max_size=2, unique_by=lambda done: done.id),
    memories=st.dictionaries(st.text(), MOMENTS.map(lambda m: m.astimezone(UTC)), max_size=2),
    words=st.lists(WORDS, max_size=2, unique_by=lambda word: word_key(word.name)),
    name=st.text(),
    plan=st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple),
    goals=st.lists(GOALS, max_size=2, unique_by=lambda goal: word_key(goal.name)),
    arranged=ARRANGED,
)
def test_json_loses_nothing(
    entries: list[Entry],
    exercises: list[ExerciseEntry],
    memories: dict[str, datetime],
    words: list[PersonalWord],
    goals: list[Goal],
    plan: tuple[tuple[str, str], ...],
    name: str,
    arranged: Arranged,
) -> None:
    contents = Contents(entries, exercises, memories, words, goals, plan, name, *arranged)
    assert read_json(to_json(contents), "export.json") == contents


@MODEST
@given(arranged=ARRANGED)
def test_any_reminder_comes_back_from_a_store(
    tmp_path_factory: pytest.TempPathFactory, arranged: Arranged
) -> None:
    reminders, snoozes, prompts = arranged
    wanted = Contents(reminders=reminders, snoozes=snoozes, prompts=prompts)
    memory = MemoryStore()
    memory.add(wanted)
    with Store.open(tmp_path_factory.mktemp("data"), MemoryKeys()) as store:
        store.add(wanted)
        for kept in (memory, store):
            found = kept.contents()
            assert set(found.reminders) == set(reminders)
            assert set(found.snoozes) == set(snoozes)
            assert set(found.prompts) == set(prompts)
        assert store.contents() == memory.contents()


@MODEST
@given(entries=st.lists(ENTRIES, max_size=4))
def test_a_csv_that_was_read_writes_the_same_csv(entries: list[Entry]) -> None:
    written = to_csv([_tabular(entry) for entry in entries])
    read = read_csv(written, "export.csv")
    assert not read.problems
    assert to_csv(read.entries) == written
    assert [entry.check_in.note for entry in read.entries] == [
        entry.check_in.note or None for entry in entries
    ]


@given(text=st.text() | st.text("'=+-@\t\r\n\uff1d ab", max_size=5))
def test_no_text_starts_a_formula_and_none_is_lost(text: str) -> None:
    cell = guard(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))
    assert unguard(cell) == text


PLAIN_NAMES = (st.text(min_size=1) | st.text("!;\\ab=-'", min_size=1)).filter(
    lambda name: name == name.strip()
)


@given(names=st.lists(st.tuples(PLAIN_NAMES, st.booleans())))
def test_lists_come_back_from_their_cell(names: list[tuple[str, bool]]) -> None:
    assert split(join(names)) == names


def _tabular(entry: Entry) -> Entry:
    """The entry with names as people write them; CSV drops empty ones and outer blanks."""
    said = entry.check_in
    return replace(
        entry,
        zone=entry.zone or "UTC",
        check_in=replace(
            said,
            feelings=tuple(f for f in said.feelings if _tidy(f.name)),
            habits=tuple(h for h in said.habits if _tidy(h.name)),
            contexts=tuple(filter(_tidy, said.contexts)),
            areas=tuple(filter(_tidy, said.areas)),
        ),
    )


def _tidy(name: str) -> bool:
    return bool(name) and name == name.strip()
