"""Nothing under the data folder can be read without the key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voice_checkin.errors import StoreError
from voice_checkin.types import CheckIn, FeelingMention, HabitMention

if TYPE_CHECKING:
    from tests.store.conftest import Place

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
SAID = CheckIn(
    felt=0,
    feelings=(FeelingMention("numb", "numb really", "numb"),),
    habits=(HabitMention("water"),),
    contexts=("kitchen",),
    note="five hours",
)
WORDS = (b"numb", b"really", b"water", b"kitchen", b"five hours", b"entries", b"Dublin")


def readable(folder: Path) -> list[tuple[str, bytes]]:
    """What of the words said, or of SQLite's header, stands in any file of the folder."""
    return [
        (path.name, word)
        for path in folder.rglob("*")
        if path.is_file()
        for word in (*WORDS, b"SQLite format 3")
        if word in path.read_bytes()
    ]


def test_no_file_holds_a_word_that_was_said(place: Place) -> None:
    with place.open() as store:
        entry_id = store.save(SAID, NOON, "Europe/Dublin")
        assert readable(place.data) == []
        store.delete(entry_id)
    assert readable(place.data) == []
    assert place.database.stat().st_size > 4096


def test_a_transaction_that_is_too_big_for_memory_is_encrypted_too(place: Place) -> None:
    place.open().close()
    with place.held_by_another() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 2")
        for number in range(500):
            connection.exec_driver_sql(
                "INSERT INTO memories (key, at) VALUES (?, ?)", (f"numb really {number}", "2025")
            )
        names = {path.name for path in place.data.iterdir() if path.stat().st_size}
        assert "checkins.db-journal" in names
        assert readable(place.data) == []


def test_nothing_said_is_in_an_error(place: Place) -> None:
    with place.open() as store:
        store.save(SAID, NOON, "UTC")
        with (
            place.held_by_another(),
            pytest.raises(StoreError, match="in use by another program") as caught,
        ):
            store.save(SAID, NOON, "UTC")
    seen = f"{caught.value} {caught.value.__cause__} {caught.value.__context__}"
    key = place.key_file().read_text().strip()
    assert not any(word.decode() in seen for word in WORDS[:4])
    assert key not in seen


def test_each_store_has_a_key_of_its_own(tmp_path: Path, place: Place) -> None:
    place.open().close()
    other = type(place)(tmp_path / "more", place.key_dir)
    other.open().close()
    keys = {path.read_text() for path in place.key_dir.glob("*.key")}
    assert len(keys) == 2
    assert all(len(bytes.fromhex(key)) == 32 for key in keys)
