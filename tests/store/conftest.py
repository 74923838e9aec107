"""A place on disk for a store, and both kinds of store to run the same tests over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection

from voice_checkin.store.contract import CheckInStore
from voice_checkin.store.database import make_engine
from voice_checkin.store.keys import KeyFiles
from voice_checkin.store.memory import MemoryKeys, MemoryStore
from voice_checkin.store.store import Store


@dataclass(frozen=True)
class Place:
    """A data folder, and a folder for keys beside it."""

    data: Path
    key_dir: Path

    @property
    def keys(self) -> KeyFiles:
        return KeyFiles(self.key_dir)

    @property
    def database(self) -> Path:
        return self.data / "checkins.db"

    def open(self) -> Store:
        """The store, with little patience for others who lock it."""
        return Store.open(self.data, self.keys, busy_seconds=0.05)

    @contextmanager
    def held_by_another(self) -> Iterator[Connection]:
        """Somebody else in the middle of writing."""
        engine = make_engine(self.database, bytes.fromhex(self.key_file().read_text()))
        with engine.begin() as connection:
            yield connection
        engine.dispose()

    def key_file(self) -> Path:
        return next(self.key_dir.glob("*.key"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "data", tmp_path / "keys")


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CheckInStore]:
    if request.param == "memory":
        yield MemoryStore()
    else:
        with Store.open(tmp_path / "data", MemoryKeys()) as opened:
            yield opened
