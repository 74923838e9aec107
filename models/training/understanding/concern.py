"""Fits the second listener for danger, and writes models/understanding-en/concern.npz.

    python -m models.training.understanding.concern --clinc FILE.json --goemotions train.tsv

Learns from concern.tsv beside this file and the sets in tests/safety, all written for this; as
harmless speech, from the utterances in annotated/ and tests/nlu/held_out and the sentences in
tests/intents, from the assistant commands of CLINC150 (github.com/clinc/oos-eval, CC BY 3.0; a JSON
object of lists of [text, intent]) and from the comments of GoEmotions
(github.com/google-research/google-research, Apache-2.0; text, tab, labels) in which the rules see
no danger. Only weights are kept of them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from models.training.understanding.fitting import fit
from models.training.understanding.sources import TESTS, annotated, check_ins, mirrored
from voice_checkin.catalogue.safety import load_rules
from voice_checkin.nlu.linear import phrased
from voice_checkin.nlu.safety import SafetyRules, assess, plain_words
from voice_checkin.resources import intents_root, models_root
from voice_checkin.types import Concern

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
            yield "none", said["text"], 0.2
    for _, matches, near_misses in mirrored():
        yield from (("none", text, 0.5) for text in (*matches, *near_misses))


def others(clinc: Path, goemotions: Path, rules: SafetyRules) -> Iterator[Row]:
    """Harmless speech of other people."""
    for part in json.loads(clinc.read_text(encoding="utf-8")).values():
        yield from (("none", said[0] if isinstance(said, list) else said, 0.3) for said in part)
    for line in goemotions.read_text(encoding="utf-8").splitlines()[:15000]:
        text = line.split("\t")[0]
        if assess(text, rules) is Concern.NONE:
            yield "none", text, 0.1


def main() -> None:
    """Read the arguments, fit, write, say what was learned from."""
    parser = argparse.ArgumentParser(description="Fit the second listener for danger.")
    parser.add_argument("--clinc", type=Path, required=True)
    parser.add_argument("--goemotions", type=Path, required=True)
    options = parser.parse_args()
    rules = load_rules(intents_root() / "en" / "safety.yaml")
    rows = [*ours(rules), *calm(), *others(options.clinc, options.goemotions, rules)]
    examples = [(label, phrased(plain_words(text, rules)), weight) for label, text, weight in rows]
    fit(examples, models_root() / "understanding-en" / "concern.npz", size=1 << 17)
    print(Counter(label for label, _, _ in rows))


if __name__ == "__main__":
    main()
