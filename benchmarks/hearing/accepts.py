"""False accepts: foreign speech and noise, heard as an answer to a question of the check-in.

Each question gets the recogniser and the understanding that the program gives it. A turn counts as
accepted when there are words, their confidence is high enough for the dialogue to take them without
asking back, and they mean an answer to this question. Clips that really hold an answer to the
question, by their transcript, are left out for it. Sound without speech goes to the recogniser
whole; the voice detection that stands before it in the program would keep most of it away.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.hearing import clips
from benchmarks.hearing.clips import COMMANDS, NUMBERS, ORDERS, SPONTANEOUS, WAKE
from benchmarks.hearing.engines import engine
from benchmarks.hearing.hearing import run
from benchmarks.hearing.once import OpenOnce
from benchmarks.hearing.options import Options
from benchmarks.hearing.report import Report, Row
from benchmarks.hearing.scoring import Share
from voice_checkin.app import App, build
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.pcm import blocks, seconds
from voice_checkin.audio.spoken import spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.audio.wav import read_wav
from voice_checkin.dialogue.sureness import CONFIRM_BELOW
from voice_checkin.settings import load_settings
from voice_checkin.types import RATE, Expect, Transcript, Understanding

_LONGEST: Final = 8.0
"""Seconds of a clip that are heard: an answer is no longer."""
_WINDOW: Final = 5.0
"""Seconds of noise at a time."""
_PIECE: Final = 0.2
_NOISE: Final = "noise"
_FOREIGN: Final = (ORDERS, NUMBERS, COMMANDS, SPONTANEOUS, WAKE)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A sound that answers nothing."""

    kind: str
    """The corpus, or "noise"."""
    path: Path
    start: float = 0.0
    """Seconds."""
    length: float = _LONGEST
    """Seconds."""
    text: str = ""
    """What is said, where that is known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sound, for one engine and all questions."""

    engine: str
    models: Path
    sound: Foreign


@dataclass(frozen=True, slots=True)
class Taken:
    """What one question made of a sound."""

    question: Expect
    heard: str
    confidence: float
    answers: bool
    """The words mean an answer to the question, or, in an exercise, a command."""

    @property
    def accepted(self) -> bool:
        """Taken for an answer without asking back."""
        return self.answers and self.confidence >= CONFIRM_BELOW


def accepts(options: Options) -> list[Report]:
    """By kind of sound and by question."""
    report = Report("accepts", "Foreign speech and noise accepted as an answer, with confidence")
    sounds = [*speech(options), *noises(options)]
    for name in options.engines:
        tasks = [Asked(name, options.models, sound) for sound in sounds]
        for sound, turns in zip(sounds, run(ask_all, tasks, options.jobs, name), strict=True):
            report.detail += [
                {"engine": name, "kind": sound.kind, "clip": sound.path.name,
                 "start": sound.start, "question": turn.question.value, "heard": turn.heard,
                 "confidence": round(turn.confidence, 3), "answers": turn.answers,
                 "accepted": turn.accepted}
                for turn in turns
            ]  # fmt: skip
        mine = [row for row in report.detail if row["engine"] == name]
        for label, rows in _parts(mine):
            share = Share(sum(row["accepted"] for row in rows), len(rows))
            report.rows.append({
                "engine": name, "of": label, "accepted": share, "n": share.n,
                "asked back": Share(sum(row["answers"] for row in rows) - share.right, share.n),
            })  # fmt: skip
    report.notes.append(f"n: turns, a sound for a question; accepted from {CONFIRM_BELOW} up.")
    return [report]


def _parts(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    yield "everything", rows
    yield "all speech", [row for row in rows if row["kind"] != _NOISE]
    for column in ("kind", "question"):
        for value in dict.fromkeys(row[column] for row in rows):
            yield value, [row for row in rows if row[column] == value]


def speech(options: Options) -> list[Foreign]:
    """The clips of the other corpora, each cut to its first seconds."""
    found: list[Foreign] = []
    for corpus in _FOREIGN:
        if corpus == ORDERS:
            listed = clips.orders(options.data)
        else:
            listed = [c for c in clips.listed(options.data, corpus) if not clips.is_copy(c)]
        chosen = clips.some(listed, options.limit, options.seed)
        found += [Foreign(corpus, clip.path, text=clip.text) for clip in chosen]
    return found


def noises(options: Options) -> list[Foreign]:
    """Windows of the noises in which nobody speaks."""
    windows = [
        Foreign(_NOISE, clip.path, start * _WINDOW, _WINDOW)
        for clip in clips.listed(options.data, _NOISE)
        if not _spoken(clip.note)
        for start in range(max(1, int(seconds(read_wav(clip.path)) / _WINDOW)))
    ]
    if options.limit is None or options.limit >= len(windows):
        return windows
    step = len(windows) / options.limit
    return [windows[int(i * step)] for i in range(options.limit)]


def _spoken(note: str) -> bool:
    return "speech" in note and "no speech" not in note


def ask_all(asked: Asked) -> list[Taken]:
    """One sound, as the answer to each question that it is none to; runs in a worker."""
    pcm = read_wav(asked.sound.path)
    start, length = (round(t * RATE) * 2 for t in (asked.sound.start, asked.sound.length))
    pcm = spoken(pcm[start : start + length], SileroVad()).audio
    app, make = _app(), _makers(asked.engine, asked.models)
    turns: list[Taken] = []
    for question in app.lexicon.answers:
        said = asked.sound.text
        if said and is_answer(app.understand(Transcript(said.lower()), question), question):
            continue
        recogniser = make(question)
        for part in blocks(pcm, _PIECE):
            recogniser.feed(part)
        heard = recogniser.finish()
        meant = app.understand(heard, question)
        answers = bool(heard.text) and is_answer(meant, question)
        turns.append(Taken(question, heard.text, heard.confidence, answers))
    return turns


def is_answer(u: Understanding, question: Expect) -> bool:
    """True when `u` says what the question asked for."""
    if question is Expect.YES_NO:
        return u.intent in ("yes", "no")
    if question is Expect.EXERCISE:
        return u.intent is not None
    asked: dict[Expect, object] = {
        Expect.FELT: u.felt,
        Expect.PLEASANT: u.valence,
        Expect.ENERGY: u.energy,
        Expect.RATING: u.rating,
        Expect.SLEEP: u.sleep,
    }
    return asked.get(question) is not None


@cache
def _app() -> App:
    return build(load_settings({}))


@cache
def _makers(name: str, models: Path) -> Callable[[Expect], Recogniser]:
    return _app().recognisers(OpenOnce(engine(name, models)))
