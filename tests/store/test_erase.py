"""Erasing leaves nothing of the store, and nothing else is touched."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voice_checkin.errors import StoreError
from voice_checkin.store.lifecycle import erase
from voice_checkin.types import CheckIn

if TYPE_CHECKING:
    from tests.store.conftest import Place

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def filled(place: Place) -> None:
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")


def test_nothing_is_left_behind(place: Place, tmp_path: Path) -> None:
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
        store.erase()
    assert everything(tmp_path) == []


def test_an_interrupted_erasure_is_finished_by_the_next(place: Place, tmp_path: Path) -> None:
    filled(place)
    for left in ("checkins.db-journal", "checkins.db-wal", "store.id.tmp"):
        (place.data / left).write_text("x")
    place.key_file().with_suffix(".key.tmp").write_text("ab")
    place.database.unlink()
    erase(place.data, place.keys)
    erase(place.data, place.keys)
    assert everything(tmp_path) == []


@pytest.mark.parametrize("lost", ["key", "id"])
def test_a_store_that_nobody_can_open_can_be_erased(
    place: Place, tmp_path: Path, lost: str
) -> None:
    filled(place)
    key_file = place.key_file()
    (key_file if lost == "key" else place.data / "store.id").unlink()
    erase(place.data, place.keys)
    assert not place.data.exists()
    place.open().close()


def test_other_things_in_the_folders_stay(place: Place, tmp_path: Path) -> None:
    filled(place)
    (place.data / "models").mkdir()
    (place.key_dir / "another.key").write_text("x")
    erase(place.data, place.keys)
    assert everything(tmp_path) == ["data", "data/models", "keys", "keys/another.key"]


def test_a_new_beginning_has_a_new_key(place: Place) -> None:
    filled(place)
    first = place.key_file().read_text()
    erase(place.data, place.keys)
    with place.open() as store:
        assert store.entries() == []
    assert place.key_file().read_text() != first


def test_another_programs_database_is_not_erased(place: Place) -> None:
    place.data.mkdir()
    place.database.write_bytes(b"SQLite format 3\0 and more")
    with pytest.raises(StoreError, match="another program's database"):
        erase(place.data, place.keys)
    assert everything(place.data) == ["checkins.db"]


def test_a_store_that_another_still_has_open_takes_nothing_more(place: Place) -> None:
    with place.open() as other:
        other.save(CheckIn(felt=1), NOON, "UTC")
        erase(place.data, place.keys)
        with pytest.raises(StoreError):
            other.save(CheckIn(felt=2), NOON, "UTC")
    assert not place.data.exists()
