"""Fits the classifier of intents, and writes models/understanding-en/intents.npz.

    python -m models.training.understanding.intents --clinc utterances.json

Learns from intents.tsv and annotated/ beside this file, the sentences in tests/intents and the
check-ins in tests/nlu/held_out, all written for this; as what is meant for others, from those
assistant commands of CLINC150 (github.com/clinc/oos-eval, CC BY 3.0) that are not ours. Only
weights are kept.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from models.training.understanding.fitting import fit
from models.training.understanding.sources import annotated, check_ins, mirrored
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu.lexicon import Learned, Lexicon
from voice_checkin.nlu.linear import worded
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root, models_root
from voice_checkin.types import Expect

_NEAR = 3.0
"""What a near miss weighs: they are few, and written for where the border lies."""
_HERE = Path(__file__).parent
_SHARED = frozenset(
    ("yes", "no", "repeat", "change_volume", "change_speed", "reminder", "cancel", "todo_list",
     "reminder_update", "what_can_i_ask_you", "whisper_mode", "reset_settings", "goodbye")
)  # fmt: skip
"""Intents of CLINC150 that are ours too, or near to ours."""


def near_and_right(templates: Lexicon) -> Iterator[tuple[str, str, float]]:
    """The sentences of tests/intents; near misses are what the templates alone make of them."""
    for intent, matches, near_misses in mirrored():
        if intent != "start_exercise":
            yield from ((intent, text, 1.0) for text in matches)
        for text in near_misses:
            found = understand(text, Expect.FREE, templates).intent or "none"
            if found == intent:
                found = "none"  # only the classifiers know better
            if found != "start_exercise":
                yield found, text, _NEAR


def ours() -> Iterator[tuple[str, str, float]]:
    """Label, text and weight of what was written for this."""
    for line in (_HERE / "intents.tsv").read_text(encoding="utf-8").splitlines():
        label, text = line.split("\t")
        yield label, text, 1.0
    for said in (*annotated(), *check_ins()):
        label = said.get("intent") or "none"
        if label != "start_exercise":
            yield label, said["text"], 1.0
        elif kind := (said.get("slots") or {}).get("exercise"):
            yield f"{label}:{kind}", said["text"], 1.0


def others(path: Path) -> Iterator[tuple[str, str, float]]:
    """Commands for other assistants, and what nobody can do."""
    for part in json.loads(path.read_text(encoding="utf-8")).values():
        for said in part:
            text, label = said if isinstance(said, list) else (said, "oos")
            if label not in _SHARED:
                yield "none", text, 1.0


def main() -> None:
    """Read the arguments, fit, write, say what was learned from."""
    parser = argparse.ArgumentParser(description="Fit the classifier of intents.")
    parser.add_argument("--clinc", type=Path, required=True)
    options = parser.parse_args()
    templates = load_lexicon(intents_root(), learned=Learned())
    said = [*ours(), *near_and_right(templates), *others(options.clinc)]
    rows = [(label, worded(utterance(text).plain), weight) for label, text, weight in said]
    fit(rows, models_root() / "understanding-en" / "intents.npz")
    print(Counter(label for label, _, _ in rows))


if __name__ == "__main__":
    main()
