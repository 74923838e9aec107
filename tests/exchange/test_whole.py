"""Ten thousand random check-ins out and back in, and nothing of them is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.support.texts import ALPHABET
from voice_checkin.store.contract import Contents
from voice_checkin.store.export import to_csv, to_json
from voice_checkin.store.importing import import_file
from voice_checkin.store.memory import MemoryKeys
from voice_checkin.store.storable import POLARITIES, QUALITIES
from voice_checkin.store.store import Store
from voice_checkin.types import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    FeelingMention,
    HabitMention,
    Sleep,
)

MANY = 10_000
START = datetime(2016, 1, 1, tzinfo=UTC)


def text(chance: Random) -> str:
    return "".join(chance.choices(ALPHABET, k=chance.randrange(1, 20)))


def names(chance: Random) -> tuple[str, ...]:
    return tuple(text(chance) for _ in range(chance.choice((0, 0, 1, 2))))


def check_in(chance: Random) -> CheckIn:
    hours, quality = chance.choice((None, 24 * chance.random())), chance.choice((None, *QUALITIES))
    return CheckIn(
        felt=chance.choice((None, 0, 1, 2, 3, 4)),
        valence=chance.choice((None, -2, -1, 0, 1, 2)),
        energy=chance.choice((None, 0, 1, 2, 3, 4)),
        rating=chance.choice((None, 10 * chance.random())),
        feelings=tuple(
            FeelingMention(
                name,
                text(chance),
                chance.choice(POLARITIES),
                chance.random() < 0.3,
                chance.choice((-1, 0, 1)),
            )
            for name in names(chance)
        ),
        habits=tuple(HabitMention(name, chance.random() < 0.7) for name in names(chance)),
        sleep=Sleep(hours, quality) if hours is not None or quality else None,
        contexts=names(chance),
        areas=names(chance),
        event=chance.choice((None, text(chance))),
        note=chance.choice((None, text(chance))),
        confidence=chance.random(),
        confirmed=chance.random() < 0.5,
        declined=chance.random() < 0.1,
    )


@pytest.fixture(scope="module")
def contents() -> Contents:
    chance = Random(20_261)
    entries = [
        Entry(
            f"entry-{number}",
            START + timedelta(minutes=7 * number, microseconds=chance.randrange(1_000_000)),
            chance.choice(("UTC", "Europe/Dublin", "Asia/Kolkata", text(chance))),
            check_in(chance),
            chance.choice((0, chance.randrange(10_000))),
        )
        for number in range(MANY)
    ]
    exercise = ExerciseEntry("x", START, "UTC", ExerciseRecord("grounding", completed=True))
    return Contents(entries, [exercise], {"set_up": START}, words=[], goals=[])


def test_json_gives_the_same_store(tmp_path: Path, contents: Contents) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(to_json(contents).encode())
    with Store.open(tmp_path / "data", MemoryKeys()) as store:
        assert import_file(path, store).entries == MANY
        assert store.contents() == contents


def test_csv_gives_the_same_columns(tmp_path: Path, contents: Contents) -> None:
    # A cell of names is trimmed, and one that is blank is none; what people say has neither.
    def trimmed(entry: Entry) -> Entry:
        said = entry.check_in
        plain = replace(
            said,
            feelings=tuple(replace(f, name=f"f{f.name}f") for f in said.feelings),
            habits=tuple(replace(h, name=f"h{h.name}h") for h in said.habits),
            contexts=tuple(f"c{name}c" for name in said.contexts),
            areas=tuple(f"a{name}a" for name in said.areas),
        )
        return replace(entry, check_in=plain)

    table = to_csv([trimmed(entry) for entry in contents.entries])
    path = tmp_path / "all.csv"
    path.write_bytes(table.encode())
    with Store.open(tmp_path / "data", MemoryKeys()) as store:
        done = import_file(path, store)
        assert (done.entries, done.problems) == (MANY, ())
        assert to_csv(store.entries()) == table
