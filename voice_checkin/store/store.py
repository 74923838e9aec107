"""The encrypted store on disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, select

from voice_checkin.errors import StoreError
from voice_checkin.store import aside, rows, tables, whole
from voice_checkin.store.contract import Added, Contents, SafetyPlan
from voice_checkin.store.database import make_engine
from voice_checkin.store.faults import told_plainly
from voice_checkin.store.folder import DataFolder
from voice_checkin.store.keys import KeyKeeper
from voice_checkin.store.lifecycle import BUSY_SECONDS, bring_up_to_date, erase, unlock
from voice_checkin.store.migrate import needs_migration
from voice_checkin.store.reminding import Reminding
from voice_checkin.store.storable import (
    clean,
    storable,
    storable_contents,
    storable_exercise,
    storable_goal,
    storable_plan,
    storable_word,
    utc,
    word_key,
)
from voice_checkin.types import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    Goal,
    PersonalWord,
    Unfinished,
)


def _now() -> datetime:
    return datetime.now(UTC)


class Store(Reminding):
    """Check-ins, exercises, memories, words and reminders, encrypted; see `contract.CheckInStore`.

    Open it with `Store.open`, use it as a context manager. One transaction for each call; the
    call returns when the disk has it. Every method raises StoreError, and nothing else, for what
    the user can mend.
    """

    def __init__(
        self, engine: Engine, folder: DataFolder, keys: KeyKeeper, clock: Callable[[], datetime]
    ) -> None:
        self._engine: Engine | None = engine
        self._folder, self._keys, self._clock = folder, keys, clock

    @classmethod
    def open(
        cls,
        data_dir: Path,
        keys: KeyKeeper,
        clock: Callable[[], datetime] = _now,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """Open the store in `data_dir`, making it at the first use.

        `clock` dates the rows (aware UTC). Raises StoreError for a folder that cannot be written
        or is not ours, a missing or wrong key, a damaged, foreign, locked or newer database; then
        nothing was changed.
        """
        keys.check(data_dir)
        folder = DataFolder(data_dir)
        folder.prepare()
        key = unlock(folder, keys, busy_seconds)
        engine = make_engine(folder.database, key, busy_seconds)
        try:
            with told_plainly(folder.database):
                if needs_migration(engine, folder.database):
                    bring_up_to_date(folder, key, busy_seconds)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, folder, keys, clock)

    def close(self) -> None:
        """Close the store; what was saved is on disk already."""
        if self._engine:
            self._engine.dispose()
        self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def save(
        self,
        check_in: CheckIn,
        said_at: datetime,
        zone: str,
        entry_id: str | None = None,
        backfilled_minutes: int = 0,
    ) -> str:
        """Write one entry, or replace the content of the one with this id; return its id."""
        entry_id = entry_id or str(uuid4())
        entry = storable(Entry(entry_id, said_at, zone, check_in, backfilled_minutes))
        with self._writing() as connection:
            seq = rows.seq_of(connection, entry_id)
            if seq is None:
                rows.insert_entries(connection, [entry], self._clock())
            else:
                rows.replace_entry(
                    connection, seq, entry.check_in, backfilled_minutes, self._clock()
                )
        return entry_id

    def delete(self, entry_id: str) -> bool:
        """Remove an entry; False when it was not there."""
        with self._writing() as connection:
            gone = connection.execute(delete(tables.entries).where(tables.entries.c.id == entry_id))
        return gone.rowcount > 0

    def last(self) -> Entry | None:
        """The newest entry by `said_at`."""
        e = tables.entries.c
        newest = select(e.seq).order_by(e.said_at.desc(), e.seq.desc()).limit(1).scalar_subquery()
        with self._reading() as connection:
            found = rows.read_entries(connection, e.seq == newest)
        return found[0] if found else None

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> list[Entry]:
        """Entries with since <= said_at < until (both aware), ordered by `said_at`."""
        said_at = tables.entries.c.said_at
        where = [said_at >= utc(since)] if since else []
        where += [said_at < utc(until)] if until else []
        with self._reading() as connection:
            return rows.read_entries(connection, *where)

    def save_exercise(self, record: ExerciseRecord, at: datetime, zone: str) -> str:
        """Write that an exercise was done; return its id."""
        exercise = storable_exercise(ExerciseEntry(str(uuid4()), at, zone, record))
        with self._writing() as connection:
            rows.insert_exercises(connection, [exercise])
        return exercise.id

    def exercises(self) -> list[ExerciseEntry]:
        """Every exercise, ordered by time."""
        with self._reading() as connection:
            return rows.read_exercises(connection)

    def remember(self, key: str, at: datetime) -> None:
        """Keep when something last happened, in place of the time before."""
        with self._writing() as connection:
            rows.remember(connection, clean(key), utc(at))

    def recall(self, key: str) -> datetime | None:
        """When it last happened (aware, UTC); None when it never did."""
        with self._reading() as connection:
            return rows.read_memories(connection).get(clean(key))

    def keep_word(self, word: PersonalWord) -> None:
        """Keep a personal word, in place of the one of the same name."""
        kept = storable_word(word)
        with self._writing() as connection:
            rows.drop_word(connection, word_key(kept.name))
            rows.insert_words(connection, [kept])

    def drop_word(self, name: str) -> bool:
        """Remove a personal word; False when it was not there."""
        with self._writing() as connection:
            return rows.drop_word(connection, word_key(name))

    def words(self) -> list[PersonalWord]:
        """Every personal word, ordered by name."""
        with self._reading() as connection:
            return list(rows.read_words(connection).values())

    def keep_goal(self, goal: Goal) -> None:
        """Keep a goal, in place of the one of the same name."""
        kept = storable_goal(goal)
        with self._writing() as connection:
            rows.drop_goal(connection, word_key(kept.name))
            rows.insert_goals(connection, [kept])

    def drop_goal(self, name: str) -> bool:
        """Remove a goal; False when it was not there."""
        with self._writing() as connection:
            return rows.drop_goal(connection, word_key(name))

    def goals(self) -> list[Goal]:
        """Every goal, ordered by name."""
        with self._reading() as connection:
            return list(rows.read_goals(connection).values())

    def put_aside(self, unfinished: Unfinished | None) -> None:
        """Keep the conversation that is going on, in place of any other; None: there is none."""
        with self._writing() as connection:
            aside.put_aside(connection, unfinished)

    def unfinished(self) -> Unfinished | None:
        """The conversation that was going on."""
        with self._reading() as connection:
            return aside.read_unfinished(connection)

    def keep_safety_plan(self, plan: SafetyPlan) -> None:
        """Keep the plan for bad days, in place of any other."""
        kept = storable_plan(plan)
        with self._writing() as connection:
            aside.keep_plan(connection, kept)

    def safety_plan(self) -> SafetyPlan:
        """The plan for bad days; empty when there is none."""
        with self._reading() as connection:
            return aside.read_plan(connection)

    def keep_name(self, name: str) -> None:
        """Keep what the person is called, in place of any other; empty: forget it."""
        with self._writing() as connection:
            aside.keep_name(connection, clean(name))

    def name(self) -> str:
        """What the person is called; empty when nobody said."""
        with self._reading() as connection:
            return aside.read_name(connection)

    def contents(self) -> Contents:
        """Everything, from one moment."""
        with self._reading() as connection:
            return whole.read_all(connection)

    def add(self, contents: Contents) -> Added:
        """Add everything in one transaction; what is there already (same id) stays as it is."""
        wanted = storable_contents(contents)
        with self._writing() as connection:
            return whole.add_all(connection, wanted, self._clock())

    def erase(self) -> None:
        """Remove everything for good; the store is closed afterwards."""
        self.close()
        erase(self._folder.path, self._keys)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(self._folder.database), self._open_engine().begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._open_engine().execution_options(reading=True)
        with told_plainly(self._folder.database), engine.connect() as connection:
            yield connection

    def _open_engine(self) -> Engine:
        if not self._engine:
            raise StoreError("The store is closed; open it again.")
        return self._engine
