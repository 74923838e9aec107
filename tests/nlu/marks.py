"""What of annotated utterances was understood, counted."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect, FeelingMention, Understanding

Gold = dict[str, Any]


def annotated(folder: str, names: str = "*") -> list[Gold]:
    """The annotated utterances of one of the folders beside this file; of the files so named."""
    files = sorted((Path(__file__).parent / folder).glob(f"{names}.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


@dataclass
class Marks:
    """Counts over a set; `said` in the annotation, `found` by us, `right` in both."""

    utterances: int = 0
    intents: int = 0
    feelings_said: int = 0
    feelings_found: int = 0
    feelings_right: int = 0
    flipped: int = 0
    numbers_said: int = 0
    numbers_right: int = 0
    numbers_made_up: int = 0
    habits_said: int = 0
    habits_found: int = 0
    habits_right: int = 0
    habits_turned: int = 0

    def add(self, gold: Gold, got: Understanding) -> None:
        """Mark one utterance."""
        self.utterances += 1
        self.intents += got.intent == gold.get("intent")
        hits = pairs(gold, got)
        self.feelings_said += len(gold.get("feelings") or ())
        self.feelings_found += len(got.feelings)
        self.feelings_right += len(hits)
        self.flipped += sum(bool(wanted.get("negated")) != hit.negated for wanted, hit in hits)
        hours = got.sleep.hours if got.sleep else None
        for want, have in ((gold.get("sleep_hours"), hours), (gold.get("rating"), got.rating)):
            self.numbers_said += want is not None
            self.numbers_right += want is not None and want == have
            self.numbers_made_up += want is None and have is not None
        self._habits(gold, {habit.name: habit.done for habit in got.habits})

    def _habits(self, gold: Gold, told: dict[str, bool]) -> None:
        want = dict.fromkeys(gold.get("done") or (), True)
        want |= dict.fromkeys(gold.get("not_done") or (), False)
        self.habits_said += len(want)
        self.habits_found += len(told)
        self.habits_right += sum(told.get(name) is done for name, done in want.items())
        self.habits_turned += sum(told.get(name) is (not done) for name, done in want.items())


def pairs(gold: Gold, got: Understanding) -> list[tuple[Gold, FeelingMention]]:
    """Feelings that share a word with an annotated one."""
    left = list(got.feelings)
    found = []
    for wanted in gold.get("feelings") or ():
        hit = next((f for f in left if _tokens(f.said) & _tokens(wanted["term"])), None)
        if hit is not None:
            left.remove(hit)
            found.append((wanted, hit))
    return found


def _tokens(said: str) -> set[str]:
    return set(said.replace("'", "").split())


def marks(folder: str, lexicon: Lexicon, names: str = "*") -> Marks:
    """All of a folder, or the files so named, marked."""
    made = Marks()
    for gold in annotated(folder, names):
        made.add(gold, understand(gold["text"], Expect.FREE, lexicon))
    return made
