"""The recordings: which clip says what, and who says it."""

import csv
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from voice_checkin.errors import VoiceCheckinError

ORDERS, NUMBERS = "picovoice_orders", "an4_train_numbers"
COMMANDS, SPONTANEOUS, WAKE = "speech_to_phrase_en", "mfa_spontaneous", "wakeword_picovoice"


class DataError(VoiceCheckinError):
    """The folder of recordings is not as expected."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One recording."""

    path: Path
    corpus: str
    text: str = ""
    """What is said, as transcribed; empty where nobody wrote it down."""
    speaker: str = ""
    note: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    """What is ordered; its intent stands under the key "intent"."""


def orders(data: Path) -> list[Clip]:
    """The spoken orders, by file name. Raises DataError."""
    folder = data / "speech" / ORDERS
    path = folder / "labels.json"
    try:
        labels = sorted(json.loads(_read(path)).items())
        return [
            Clip(folder / name, ORDERS, slots={"intent": label["intent"], **label["slots"]})
            for name, label in labels
        ]
    except (ValueError, AttributeError, KeyError, TypeError):
        raise DataError(
            f"{path} is no list of orders; it wants each file's name with intent and slots"
        ) from None


def listed(data: Path, corpus: str) -> list[Clip]:
    """The clips in a corpus's manifest, in its order. Raises DataError."""
    folder = data / "speech" / corpus
    path = folder / "manifest.tsv"
    rows = csv.DictReader(_read(path).splitlines(), delimiter="\t")
    if "file" not in (rows.fieldnames or ()):
        raise DataError(f"{path} has no column 'file'; its first line names the columns, with tabs")
    return [
        Clip(
            folder / row["file"],
            corpus,
            row.get("transcript") or "",
            row.get("speaker") or "",
            row.get("note") or row.get("kind") or "",
        )
        for row in rows
    ]


def is_copy(clip: Clip) -> bool:
    """True for a clip that is cut out of another one: it must not count twice."""
    return "same speech" in clip.note


def noise(data: Path, word: str) -> Path:
    """The one recording of noise with `word` in its name. Raises DataError."""
    found = [clip.path for clip in listed(data, "noise") if word in clip.path.stem]
    if len(found) != 1:
        raise DataError(
            f"{len(found)} recordings of noise have {word!r} in their name; name exactly one"
        )
    return found[0]


def some(clips: Sequence[Clip], limit: int | None, seed: int) -> list[Clip]:
    """At most `limit` of the clips, drawn by `seed`, in their order."""
    if limit is None or limit >= len(clips):
        return list(clips)
    chosen = sorted(random.Random(seed).sample(range(len(clips)), limit))
    return [clips[i] for i in chosen]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as bad:
        raise DataError(
            f"{path} cannot be read ({bad.strerror}); --data wants the folder that holds speech/"
        ) from None
