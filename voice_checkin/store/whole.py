"""Everything a store holds, read at one moment, and what is new of something else added to it."""

from datetime import datetime

from sqlalchemy import Connection

from voice_checkin.store import aside, reminding, rows, tables
from voice_checkin.store.contract import Added, Contents
from voice_checkin.store.storable import word_key


def read_all(connection: Connection) -> Contents:
    """Everything."""
    return Contents(
        entries=rows.read_entries(connection),
        exercises=rows.read_exercises(connection),
        memories=rows.read_memories(connection),
        words=list(rows.read_words(connection).values()),
        goals=list(rows.read_goals(connection).values()),
        safety_plan=aside.read_plan(connection),
        name=aside.read_name(connection),
        reminders=reminding.read_reminders(connection),
        snoozes=reminding.read_snoozes(connection),
        prompts=reminding.read_prompts(connection),
    )


def add_all(connection: Connection, wanted: Contents, now: datetime) -> Added:
    """Add what is not there yet; `wanted` is storable, `now` (aware UTC) dates the rows."""
    known = rows.known_ids(connection, tables.entries)
    entries = [entry for entry in wanted.entries if entry.id not in known]
    rows.insert_entries(connection, entries, now)
    known = rows.known_ids(connection, tables.exercises)
    exercises = [exercise for exercise in wanted.exercises if exercise.id not in known]
    rows.insert_exercises(connection, exercises)
    before = rows.read_memories(connection)
    for key, at in wanted.memories.items():
        rows.remember(connection, key, max(at, before.get(key, at)))
    named = rows.read_words(connection)
    words = {word_key(w.name): w for w in wanted.words if word_key(w.name) not in named}
    rows.insert_words(connection, list(words.values()))
    there = rows.read_goals(connection)
    goals = {word_key(g.name): g for g in wanted.goals if word_key(g.name) not in there}
    rows.insert_goals(connection, list(goals.values()))
    if wanted.safety_plan and not aside.read_plan(connection):
        aside.keep_plan(connection, wanted.safety_plan)
    aside.keep_name(connection, aside.read_name(connection) or wanted.name)
    reminders = reminding.add_new(connection, wanted)
    return Added(len(entries), len(exercises), len(words), len(goals), reminders)
