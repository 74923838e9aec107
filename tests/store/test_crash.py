"""Killed at once, right after a save or in the middle of many: what was answered for is there."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.store.conftest import Place

PROGRAM = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from voice_checkin.store.keys import KeyFiles
from voice_checkin.store.store import Store
from voice_checkin.types import CheckIn, FeelingMention, HabitMention
store = Store.open(Path(sys.argv[1]), KeyFiles(Path(sys.argv[2])))
for number in count():
    feelings = tuple(FeelingMention(f"{number}", "numb", "numb") for _ in range(3))
    habits = tuple(HabitMention(f"{number}") for _ in range(2))
    check_in = CheckIn(rating=number % 10, feelings=feelings, habits=habits, note="x" * 5000)
    print(store.save(check_in, datetime.now(UTC), "UTC"), flush=True)
    if sys.argv[3] == "once":
        sys.stdin.readline()
"""


def killed_after(place: Place, saves: int, how: str) -> list[str]:
    """The ids that a process answered for before it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(place.data), str(place.key_dir), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    ids = [process.stdout.readline().strip() for _ in range(saves)]
    process.kill()
    rest = process.communicate()[0].splitlines(keepends=True)
    return ids + [line.strip() for line in rest if line.endswith("\n")]


def test_killed_right_after_the_answer(place: Place) -> None:
    ids = killed_after(place, 1, "once")
    with place.open() as store:
        assert [entry.id for entry in store.entries()] == ids


def test_killed_in_the_middle_of_many(place: Place) -> None:
    ids: set[str] = set()
    for saves in (3, 10, 25):
        ids.update(killed_after(place, saves, "many"))
    with place.held_by_another() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
    with place.open() as store:
        found = store.entries()
    assert ids <= {entry.id for entry in found}
    # One transaction each: never a part of an entry.
    for entry in found:
        feelings = [feeling.name for feeling in entry.check_in.feelings]
        habits = [habit.name for habit in entry.check_in.habits]
        assert (feelings, habits) == ([habits[0]] * 3, [habits[0]] * 2)
