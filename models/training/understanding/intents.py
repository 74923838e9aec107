"""What people want of the assistant, and what is meant for others.

From intents.tsv and annotated/ beside this file, the sentences in tests/intents and the
check-ins in tests/nlu/held_out, all written for this; and the commands of CLINC150 that are not
ours.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from models.training.understanding.sources import annotated, check_ins, mirrored
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
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


def commands() -> Iterator[str]:
    """What was written as commands, for us and for others; nothing in it tells of danger."""
    for line in (_HERE / "intents.tsv").read_text(encoding="utf-8").splitlines():
        yield line.split("\t")[1]


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
