"""The same utterance at other rates and in other pieces: is it the same text?

Each clip is resampled to the rate a sound card might have, and goes in pieces through the
program's own resampler; what is spoken in it goes to the recogniser in pieces of the same length.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.hearing import clips
from benchmarks.hearing.engines import engine
from benchmarks.hearing.hearing import grammar_of, run
from benchmarks.hearing.numbers import TEMPLATES, taken
from benchmarks.hearing.options import Options
from benchmarks.hearing.orders import templates_of
from benchmarks.hearing.report import Report
from voice_checkin.audio.pcm import blocks
from voice_checkin.audio.resample import Resampler, resampled
from voice_checkin.audio.spoken import spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.audio.wav import read_wav
from voice_checkin.types import RATE

_RATES: Final = (RATE, 22_050, 44_100, 48_000)
"""Samples per second."""
_WHOLE: Final = "at once"
_PIECES: Final = {"20 ms": 0.02, "100 ms": 0.1, "200 ms": 0.2, "1000 ms": 1.0, _WHOLE: 1e6}
"""Seconds fed at a time."""
_CLIPS: Final = 20
"""Of each corpus, where no limit is given: each is heard twenty times."""


@dataclass(frozen=True, slots=True)
class Way:
    """A clip at a rate, to be heard in all pieces."""

    engine: str
    models: Path
    clip: Path
    templates: Path | None
    rate: int


def rates(options: Options) -> list[Report]:
    """How many texts are those of 16 kHz fed at once."""
    report = Report("rates", "Texts equal to those at 16 kHz, fed at once")
    limit, seed = options.limit or _CLIPS, options.seed
    numbers = clips.some(taken(options), limit, seed)
    ordered = clips.some(clips.orders(options.data), limit, seed)
    listening = (
        ("orders, grammar", ordered, templates_of(options.data)),
        ("numbers, grammar", numbers, TEMPLATES),
        ("numbers, free", numbers, None),
    )
    for name in options.engines:
        for label, chosen, templates in listening:
            ways = [
                Way(name, options.models, clip.path, templates, rate)
                for clip in chosen
                for rate in _RATES
            ]
            texts = run(hear_in_pieces, ways, options.jobs, f"{name}, {label}")
            heard = {(way.clip, way.rate): text for way, text in zip(ways, texts, strict=True)}
            for rate in _RATES:
                same = {
                    piece: sum(
                        heard[c.path, rate][piece] == heard[c.path, RATE][_WHOLE] for c in chosen
                    )
                    for piece in _PIECES
                }
                report.rows.append({
                    "engine": name, "listening": label, "rate": f"{rate / 1000:g} kHz", **same,
                    "n": len(chosen),
                    # Two empty texts are equal, and prove nothing.
                    "with words": sum(bool(heard[c.path, RATE][_WHOLE]) for c in chosen),
                })  # fmt: skip
            report.detail += [
                {"engine": name, "listening": label, "clip": way.clip.name, "rate": way.rate,
                 **text}
                for way, text in zip(ways, texts, strict=True)
            ]  # fmt: skip
    return [report]


def hear_in_pieces(way: Way) -> dict[str, str]:
    """The text by size of piece; runs in a worker."""
    recorded = resampled(_clip(way.clip), RATE, way.rate)
    return {name: _text(way, recorded, piece) for name, piece in _PIECES.items()}


def _text(way: Way, recorded: bytes, piece: float) -> str:
    recogniser = engine(way.engine, way.models).recogniser(grammar_of(way.templates))
    resampler = Resampler(way.rate, RATE)
    parts = [resampler.feed(part) for part in blocks(recorded, piece, way.rate)]
    pcm = b"".join((*parts, resampler.finish()))
    for part in blocks(spoken(pcm, SileroVad()).audio, piece):
        recogniser.feed(part)
    return recogniser.finish().text


@cache
def _clip(path: Path) -> bytes:
    return read_wav(path)
