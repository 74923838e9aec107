"""A store, and a keeper of keys, that last as long as the program: for tests and for trying out."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import Added, Contents, SafetyPlan
from voice_checkin.store.memory_reminding import MemoryReminding
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


class MemoryStore(MemoryReminding):
    """`contract.CheckInStore` without a disk."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entry] = {}
        self._exercises: dict[str, ExerciseEntry] = {}
        self._memories: dict[str, datetime] = {}
        self._words: dict[str, PersonalWord] = {}
        self._goals: dict[str, Goal] = {}
        self._safety_plan: SafetyPlan = ()
        self._name = ""
        self._unfinished: Unfinished | None = None
        self._open = True

    def save(
        self,
        check_in: CheckIn,
        said_at: datetime,
        zone: str,
        entry_id: str | None = None,
        backfilled_minutes: int = 0,
    ) -> str:
        """Write one entry, or replace the content of the one with this id; return its id."""
        self._check_open()
        entry_id = entry_id or str(uuid4())
        entry = storable(Entry(entry_id, said_at, zone, check_in, backfilled_minutes))
        first = self._entries.get(entry_id, entry)
        self._entries[entry_id] = replace(entry, said_at=first.said_at, zone=first.zone)
        return entry_id

    def delete(self, entry_id: str) -> bool:
        """Remove an entry; False when it was not there."""
        self._check_open()
        return self._entries.pop(entry_id, None) is not None

    def last(self) -> Entry | None:
        """The newest entry by `said_at`."""
        found = self.entries()
        return found[-1] if found else None

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> list[Entry]:
        """Entries with since <= said_at < until (both aware), ordered by `said_at`."""
        self._check_open()
        first, end = since and utc(since), until and utc(until)
        return [
            entry
            for entry in sorted(self._entries.values(), key=lambda e: e.said_at)
            if (first is None or first <= entry.said_at) and (end is None or entry.said_at < end)
        ]

    def save_exercise(self, record: ExerciseRecord, at: datetime, zone: str) -> str:
        """Write that an exercise was done; return its id."""
        self._check_open()
        exercise = storable_exercise(ExerciseEntry(str(uuid4()), at, zone, record))
        self._exercises[exercise.id] = exercise
        return exercise.id

    def exercises(self) -> list[ExerciseEntry]:
        """Every exercise, ordered by time."""
        self._check_open()
        return sorted(self._exercises.values(), key=lambda e: e.at)

    def remember(self, key: str, at: datetime) -> None:
        """Keep when something last happened, in place of the time before."""
        self._check_open()
        self._memories[clean(key)] = utc(at)

    def recall(self, key: str) -> datetime | None:
        """When it last happened (aware, UTC); None when it never did."""
        self._check_open()
        return self._memories.get(clean(key))

    def keep_word(self, word: PersonalWord) -> None:
        """Keep a personal word, in place of the one of the same name."""
        self._check_open()
        self._words[word_key(word.name)] = storable_word(word)

    def drop_word(self, name: str) -> bool:
        """Remove a personal word; False when it was not there."""
        self._check_open()
        return self._words.pop(word_key(name), None) is not None

    def words(self) -> list[PersonalWord]:
        """Every personal word, ordered by name."""
        self._check_open()
        return [word for _, word in sorted(self._words.items())]

    def keep_goal(self, goal: Goal) -> None:
        """Keep a goal, in place of the one of the same name."""
        self._check_open()
        self._goals[word_key(goal.name)] = storable_goal(goal)

    def drop_goal(self, name: str) -> bool:
        """Remove a goal; False when it was not there."""
        self._check_open()
        return self._goals.pop(word_key(name), None) is not None

    def goals(self) -> list[Goal]:
        """Every goal, ordered by name."""
        self._check_open()
        return [goal for _, goal in sorted(self._goals.items())]

    def put_aside(self, unfinished: Unfinished | None) -> None:
        """Keep the conversation that is going on, in place of any other; None: there is none."""
        self._check_open()
        self._unfinished = unfinished

    def unfinished(self) -> Unfinished | None:
        """The conversation that was going on."""
        self._check_open()
        return self._unfinished

    def keep_safety_plan(self, plan: SafetyPlan) -> None:
        """Keep the plan for bad days, in place of any other."""
        self._check_open()
        self._safety_plan = storable_plan(plan)

    def safety_plan(self) -> SafetyPlan:
        """The plan for bad days; empty when there is none."""
        self._check_open()
        return self._safety_plan

    def keep_name(self, name: str) -> None:
        """Keep what the person is called, in place of any other; empty: forget it."""
        self._check_open()
        self._name = clean(name)

    def name(self) -> str:
        """What the person is called; empty when nobody said."""
        self._check_open()
        return self._name

    def contents(self) -> Contents:
        """Everything, from one moment."""
        memories = dict(sorted(self._memories.items()))
        return Contents(
            self.entries(),
            self.exercises(),
            memories,
            self.words(),
            self.goals(),
            self._safety_plan,
            self._name,
            self.reminders(),
            self.snoozes(),
            self.prompts(),
        )

    def add(self, contents: Contents) -> Added:
        """Add everything; what is there already (same id) stays as it is."""
        self._check_open()
        wanted = storable_contents(contents)
        entries = {e.id: e for e in wanted.entries if e.id not in self._entries}
        exercises = {e.id: e for e in wanted.exercises if e.id not in self._exercises}
        self._entries |= entries
        self._exercises |= exercises
        for key, at in wanted.memories.items():
            self._memories[key] = max(at, self._memories.get(key, at))
        words = {word_key(w.name): w for w in wanted.words}
        new = words.keys() - self._words.keys()
        self._words = words | self._words
        goals = {word_key(g.name): g for g in wanted.goals}
        new_goals = goals.keys() - self._goals.keys()
        self._goals = goals | self._goals
        self._safety_plan = self._safety_plan or wanted.safety_plan
        self._name = self._name or wanted.name
        reminders = self._add_reminding(wanted)
        return Added(len(entries), len(exercises), len(new), len(new_goals), reminders)

    def erase(self) -> None:
        """Remove everything for good; the store is closed afterwards."""
        self._check_open()
        for kept in (self._entries, self._exercises, self._memories, self._words, self._goals):
            kept.clear()
        for arranged in (self._reminders, self._snoozes, self._prompts):
            arranged.clear()
        self._unfinished, self._safety_plan, self._name = None, (), ""
        self._open = False

    def _check_open(self) -> None:
        if not self._open:
            raise StoreError("The store is closed; open it again.")


class MemoryKeys:
    """`keys.KeyKeeper` without a disk."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}

    def load(self, store_id: str) -> bytes | None:
        """The key; None when there is none."""
        return self._keys.get(store_id)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a new key."""
        self._keys[store_id] = key

    def forget(self, store_id: str) -> None:
        """Remove the key, if it is there."""
        self._keys.pop(store_id, None)

    def place(self, store_id: str) -> str:
        """Where the key is kept, in words for the user."""
        return f"this program's memory ({store_id})"

    def check(self, data_dir: Path) -> None:
        """Memory is never inside the data folder."""
