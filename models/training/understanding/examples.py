"""All that the encoder learns from, each text once, with what it tells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.training.understanding import concern, intents
from models.training.understanding.sources import annotated, check_ins
from models.training.understanding.words import Labels, labelled
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.catalogue.safety import load_rules
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.safety import assess
from voice_checkin.resources import intents_root
from voice_checkin.types import Concern

_COMMENTS = 6000
"""Comments of GoEmotions that are learned from, the first ones."""
_COMMAND = 0.5
"""What a command weighs as harmless."""
_FOR_OTHERS = 0.5
"""What a command for another assistant weighs as harmless."""


@dataclass(slots=True)
class Example:
    """One utterance: labels and what they weigh; a label that is None is not learned."""

    words: tuple[str, ...]
    concern: str | None = None
    concern_weight: float = 0.0
    intent: str | None = None
    intent_weight: float = 0.0
    tells: list[Labels] = field(default_factory=list)
    """For each word what it tells as a feeling, a number, a habit; empty: not learned."""

    def is_a(self, label: str, weight: float) -> None:
        """Note a concern; one that was noted before counts, unless it was none."""
        if self.concern in (None, "none"):
            self.concern, self.concern_weight = label, max(weight, self.concern_weight)

    def wants(self, label: str, weight: float) -> None:
        """Note an intent; the last one counts."""
        self.intent, self.intent_weight = label, max(weight, self.intent_weight)


def examples(clinc: Path, goemotions: Path) -> list[Example]:
    """Everything, in a fixed order. `clinc` and `goemotions` as in `concern.py`."""
    found: dict[tuple[str, ...], Example] = {}

    def of(text: str) -> Example:
        words = utterance(text).words
        return found.setdefault(words, Example(words))

    rules = load_rules(intents_root() / "en" / "safety.yaml")
    lexicon = load_lexicon(intents_root(), rules_only=True)
    for label, text, weight in (*concern.ours(rules), *concern.calm()):
        of(text).is_a(label, weight)
    for label, text, weight in (*intents.ours(), *intents.near_and_right(lexicon)):
        of(text).wants(label, weight)
    for text in intents.commands():
        if assess(text, rules) is Concern.NONE:
            of(text).is_a("none", _COMMAND)
    for label, text, weight in intents.others(clinc):
        of(text).is_a("none", _FOR_OTHERS)
        of(text).wants(label, weight)
    for text in _first(concern.comments(goemotions, rules)):
        of(text).is_a("none", concern.COMMENT)
    for said in (*annotated(), *check_ins()):
        words, tells = labelled(said, lexicon)
        found.setdefault(words, Example(words)).tells = tells
    return [example for example in found.values() if example.words]


def _first(texts: Iterator[str]) -> Iterator[str]:
    return (text for text, _ in zip(texts, range(_COMMENTS), strict=False))
