"""Between rows and values: how entries, exercises, memories and words are written and read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select, update

from voice_checkin.store import tables as t
from voice_checkin.store.storable import word_key
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
)

_Rows = Mapping[int, list[Row[Any]]]
_PARTS: Final = (t.feelings, t.habits, t.contexts, t.areas)
"""The tables that hold the lists of an entry."""


def seq_of(connection: Connection, entry_id: str) -> int | None:
    """The row number of a stored entry; None when there is none with this id."""
    return connection.execute(
        select(t.entries.c.seq).where(t.entries.c.id == entry_id)
    ).scalar_one_or_none()


def known_ids(connection: Connection, table: Table) -> set[str]:
    """Every id in a table that has one."""
    return set(connection.execute(select(table.c.id)).scalars())


def insert_entries(connection: Connection, entries: Sequence[Entry], now: datetime) -> None:
    """Write new entries; `now` (aware UTC) dates the rows."""
    if not entries:
        return
    newest = connection.execute(select(func.max(t.entries.c.seq))).scalar_one() or 0
    numbered = list(enumerate(entries, start=newest + 1))
    connection.execute(insert(t.entries), [_row(seq, entry, now) for seq, entry in numbered])
    _insert_parts(connection, [(seq, entry.check_in) for seq, entry in numbered])


def replace_entry(
    connection: Connection, seq: int, check_in: CheckIn, backfilled_minutes: int, now: datetime
) -> None:
    """Give a stored entry new content; its time, zone and id stay."""
    row = _columns(check_in) | {"backfilled_minutes": backfilled_minutes, "updated_at": now}
    connection.execute(update(t.entries).where(t.entries.c.seq == seq).values(row))
    for table in _PARTS:
        connection.execute(delete(table).where(table.c.entry == seq))
    _insert_parts(connection, [(seq, check_in)])


def read_entries(connection: Connection, *where: ColumnElement[bool]) -> list[Entry]:
    """The entries that `where` (over the table of entries) lets through, by time."""
    order = (t.entries.c.said_at, t.entries.c.seq)
    rows = connection.execute(select(t.entries).where(*where).order_by(*order)).all()
    parts = [_parts(connection, table, *where) for table in _PARTS]
    return [_entry(row, *parts) for row in rows]


def insert_exercises(connection: Connection, exercises: Sequence[ExerciseEntry]) -> None:
    """Write new exercises."""
    found = [
        {
            "id": exercise.id,
            "at": exercise.at,
            "zone": exercise.zone,
            "name": exercise.record.name,
            "completed": exercise.record.completed,
            "felt_before": exercise.record.felt_before,
            "felt_after": exercise.record.felt_after,
        }
        for exercise in exercises
    ]
    if found:
        connection.execute(insert(t.exercises), found)


def read_exercises(connection: Connection) -> list[ExerciseEntry]:
    """Every exercise, by time."""
    rows = connection.execute(
        select(t.exercises).order_by(t.exercises.c.at, t.exercises.c.seq)
    ).all()
    return [
        ExerciseEntry(
            id=r.id,
            at=r.at,
            zone=r.zone,
            record=ExerciseRecord(r.name, r.completed, r.felt_before, r.felt_after),
        )
        for r in rows
    ]


def read_memories(connection: Connection) -> dict[str, datetime]:
    """When each remembered thing last happened, by key."""
    m = t.memories.c
    return {row.key: row.at for row in connection.execute(select(m.key, m.at).order_by(m.key))}


def insert_goals(connection: Connection, goals: Sequence[Goal]) -> None:
    """Write new goals."""
    if goals:
        found = [{"key": word_key(goal.name), **asdict(goal)} for goal in goals]
        connection.execute(insert(t.goals), found)


def drop_goal(connection: Connection, key: str) -> bool:
    """Remove a goal; False when it was not there."""
    return connection.execute(delete(t.goals).where(t.goals.c.key == key)).rowcount > 0


def read_goals(connection: Connection) -> dict[str, Goal]:
    """Every goal by its key, ordered by key."""
    names = [column.name for column in t.goals.columns if column.name != "key"]
    rows = connection.execute(select(t.goals)).mappings()
    found = {row["key"]: Goal(**{name: row[name] for name in names}) for row in rows}
    return dict(sorted(found.items()))


def remember(connection: Connection, key: str, at: datetime) -> None:
    """Write when something last happened, in place of the time before."""
    m = t.memories.c
    if not connection.execute(update(t.memories).where(m.key == key).values(at=at)).rowcount:
        connection.execute(insert(t.memories).values(key=key, at=at))


def insert_words(connection: Connection, words: Sequence[PersonalWord]) -> None:
    """Write new personal words."""
    found = [
        {"key": word_key(w.name), "kind": w.kind, "name": w.name, "said_as": list(w.said_as)}
        for w in words
    ]
    if found:
        connection.execute(insert(t.words), found)


def drop_word(connection: Connection, key: str) -> bool:
    """Remove a personal word; False when it was not there."""
    return connection.execute(delete(t.words).where(t.words.c.key == key)).rowcount > 0


def read_words(connection: Connection) -> dict[str, PersonalWord]:
    """Every personal word by its key, in the order of the keys."""
    found = connection.execute(select(t.words)).all()
    words = {row.key: PersonalWord(row.kind, row.name, tuple(row.said_as)) for row in found}
    # Sorted here, for SQLite and Python do not sort all letters alike.
    return dict(sorted(words.items()))


def _columns(check_in: CheckIn) -> dict[str, Any]:
    sleep = check_in.sleep or Sleep()
    return {
        "felt": check_in.felt,
        "valence": check_in.valence,
        "energy": check_in.energy,
        "rating": check_in.rating,
        "sleep_hours": sleep.hours,
        "sleep_quality": sleep.quality,
        "note": check_in.note,
        "event": check_in.event,
        "confidence": check_in.confidence,
        "confirmed": check_in.confirmed,
        "declined": check_in.declined,
    }


def _row(seq: int, entry: Entry, now: datetime) -> dict[str, Any]:
    return _columns(entry.check_in) | {
        "seq": seq,
        "id": entry.id,
        "said_at": entry.said_at,
        "zone": entry.zone,
        "backfilled_minutes": entry.backfilled_minutes,
        "created_at": now,
        "updated_at": now,
    }


def _insert_parts(connection: Connection, check_ins: Sequence[tuple[int, CheckIn]]) -> None:
    found: dict[Table, list[dict[str, Any]]] = {table: [] for table in _PARTS}
    for seq, check_in in check_ins:
        for table, parts in _part_rows(check_in).items():
            found[table] += [
                part | {"entry": seq, "position": position} for position, part in enumerate(parts)
            ]
    for table, parts in found.items():
        if parts:
            connection.execute(insert(table), parts)


def _part_rows(check_in: CheckIn) -> dict[Table, list[dict[str, Any]]]:
    return {
        t.feelings: [
            {
                "name": f.name,
                "said": f.said,
                "polarity": f.polarity,
                "negated": f.negated,
                "intensity": f.intensity,
            }
            for f in check_in.feelings
        ],
        t.habits: [{"name": h.name, "done": h.done} for h in check_in.habits],
        t.contexts: [{"name": name} for name in check_in.contexts],
        t.areas: [{"name": name} for name in check_in.areas],
    }


def _parts(connection: Connection, table: Table, *where: ColumnElement[bool]) -> _Rows:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    query = select(table).order_by(table.c.entry, table.c.position)
    if where:
        query = query.join(t.entries, t.entries.c.seq == table.c.entry).where(*where)
    for row in connection.execute(query):
        found[row.entry].append(row)
    return found


def _entry(row: Row[Any], feelings: _Rows, habits: _Rows, contexts: _Rows, areas: _Rows) -> Entry:
    sleep = Sleep(row.sleep_hours, row.sleep_quality)
    check_in = CheckIn(
        felt=row.felt,
        valence=row.valence,
        energy=row.energy,
        rating=row.rating,
        feelings=tuple(
            FeelingMention(f.name, f.said, f.polarity, f.negated, f.intensity)
            for f in feelings.get(row.seq, ())
        ),
        habits=tuple(HabitMention(h.name, h.done) for h in habits.get(row.seq, ())),
        sleep=None if sleep == Sleep() else sleep,
        contexts=tuple(c.name for c in contexts.get(row.seq, ())),
        areas=tuple(a.name for a in areas.get(row.seq, ())),
        event=row.event,
        note=row.note,
        confidence=row.confidence,
        confirmed=row.confirmed,
        declined=row.declined,
    )
    return Entry(row.id, row.said_at, row.zone, check_in, row.backfilled_minutes)
