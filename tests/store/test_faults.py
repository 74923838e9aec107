"""A database's result codes, said in one sentence each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import InvalidRequestError

from voice_checkin.errors import StoreError
from voice_checkin.store.faults import told_plainly
from voice_checkin.types import CheckIn

if TYPE_CHECKING:
    from tests.store.conftest import Place

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def write(place: Place, *statements: str, values: tuple[Any, ...] = ()) -> None:
    """Run statements as the store does."""
    with told_plainly(place.database), place.held_by_another() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement, values)


def test_a_full_disk_says_what_is_safe(place: Place) -> None:
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
    with pytest.raises(StoreError, match=r"disk .* is full; free some space .* is safe"):
        write(
            place,
            "PRAGMA max_page_count = 1",
            "CREATE TABLE more AS SELECT randomblob(1000000)",
        )
    with place.open() as store:
        assert len(store.entries()) == 1


def test_a_database_that_was_moved_away_takes_nothing_more(place: Place) -> None:
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
        place.database.rename(place.data / "moved.db")
        with pytest.raises(StoreError, match="cannot be opened for writing"):
            store.save(CheckIn(felt=2), NOON, "UTC")


def test_a_fault_without_a_code_is_a_sentence_too(place: Place) -> None:
    with (
        pytest.raises(StoreError, match=r"cannot be used \(.*InvalidRequestError\)"),
        told_plainly(place.database),
    ):
        raise InvalidRequestError("secret")


def test_no_fault_shows_a_statement_or_what_was_said(place: Place) -> None:
    place.open().close()
    with pytest.raises(StoreError) as caught:
        write(place, "INSERT INTO memories (key) VALUES (?)", values=("numb really",))
    assert "memories" not in str(caught.value)
    # Even the error underneath, should it ever be logged, keeps the words to itself.
    assert "numb" not in repr(caught.value.__context__)
