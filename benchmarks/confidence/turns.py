"""Turns: one recording, heard with one grammar, and whether that was right."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.hearing import clips
from benchmarks.hearing.accepts import is_answer, noises
from benchmarks.hearing.clips import COMMANDS, NUMBERS, ORDERS, SPONTANEOUS, WAKE
from benchmarks.hearing.mixing import mixed
from benchmarks.hearing.numbers import TEMPLATES, is_taken
from benchmarks.hearing.options import Options
from benchmarks.hearing.orders import order_lexicon, templates_of
from benchmarks.hearing.scoring import same_order, words
from voice_checkin.app import App, build
from voice_checkin.asr.evidence import Evidence
from voice_checkin.asr.pocketsphinx_closed import ClosedPass
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.audio.pcm import blocks
from voice_checkin.audio.spoken import spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.audio.wav import read_wav
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.nlu.understand import understand
from voice_checkin.settings import load_settings
from voice_checkin.types import RATE, Expect, Grammar, Transcript

_ORDERS, _NUMBERS = "orders", "numbers"
_LONGEST: Final = 8.0
"""Seconds of foreign speech that are heard."""
_NOISE: Final = "kitchen"
_PIECE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording, or a part of one, and the grammars it goes to."""

    clip: clips.Clip
    grammars: tuple[str, ...]
    start: float = 0.0
    """Seconds."""
    length: float | None = None
    """Seconds; None is all."""
    snr: float | None = None
    """dB of noise mixed in; None is none."""
    data: Path = Path()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one grammar made of one sound."""

    kind: str
    """The corpus."""
    clip: str
    speaker: str
    """Empty where it is not known."""
    snr: float | None
    grammar: str
    foreign: bool
    """Nothing that this grammar allows was said."""
    said: str
    heard: str
    right: bool
    evidence: Evidence | None
    """None where no words were heard."""

    @property
    def group(self) -> str:
        """What must not be on both sides of a split: the speaker, else the recording."""
        return self.speaker or self.clip


def read(path: Path) -> list[Turn]:
    """The turns that `write` wrote."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Turn(**{**row, "evidence": row["evidence"] and Evidence(**row["evidence"])}) for row in rows
    ]


def written(turn: Turn) -> str:
    """As a line of JSON."""
    return json.dumps(asdict(turn), ensure_ascii=False) + "\n"


def sounds(data: Path, every: int) -> list[Sound]:
    """What is in the grammar, clean and with noise, and every so many of what is foreign."""
    questions = tuple(kind.value for kind in _app().lexicon.answers)
    foreign = (_ORDERS, _NUMBERS, *questions)
    options = Options(data, (), Path())
    found: list[Sound] = []
    for clip in clips.orders(data):
        found += [Sound(clip, (_ORDERS,), snr=snr, data=data) for snr in (None, 12.0)]
    numbers = [c for c in clips.listed(data, NUMBERS) if not clips.is_copy(c)]
    for clip in numbers:
        if is_taken(clip.text):
            found += [Sound(clip, (_NUMBERS,), snr=snr, data=data) for snr in (None, 12.0)]
    for clip in clips.orders(data)[::every]:
        found.append(Sound(clip, foreign[1:], length=_LONGEST, data=data))
    for clip in numbers[::every]:
        found.append(Sound(clip, questions, length=_LONGEST, data=data))
    for corpus, step in ((COMMANDS, 1), (SPONTANEOUS, 1), (WAKE, every)):
        listed = [c for c in clips.listed(data, corpus) if not clips.is_copy(c)]
        found += [Sound(c, foreign, length=_LONGEST, data=data) for c in listed[::step]]
    for window in noises(options)[:: 2 * every]:
        clip = clips.Clip(window.path, "noise")
        found.append(Sound(clip, foreign, window.start, window.length, data=data))
    return found


def hear(sound: Sound) -> list[Turn]:
    """All turns of one sound; runs in a worker."""
    pcm = read_wav(sound.clip.path)
    begin = round(sound.start * RATE) * 2
    end = None if sound.length is None else begin + round(sound.length * RATE) * 2
    pcm = pcm[begin:end]
    if sound.snr is not None:
        noise = _wav(clips.noise(sound.data, _NOISE))
        pcm = mixed(pcm, noise, sound.snr, f"0 {sound.clip.path.name}", "mean")
    audio = spoken(pcm, SileroVad()).audio
    grammars = (name for name in sound.grammars if not _is_told(sound, name))
    return [_turn(sound, name, audio) for name in grammars]


def _turn(sound: Sound, name: str, audio: bytes) -> Turn:
    recogniser = _engine().recogniser(_grammar(sound.data, name))
    if not isinstance(recogniser, ClosedPass):
        raise TypeError("a grammar is heard by a closed pass")
    for part in blocks(audio, _PIECE):
        recogniser.feed(part)
    heard = recogniser.finish()
    clip = sound.clip
    foreign = name not in (_ORDERS, _NUMBERS) or not _fits(clip, name)
    return Turn(
        kind=clip.corpus,
        clip=clip.path.name,
        speaker=clip.speaker,
        snr=sound.snr,
        grammar=name,
        foreign=foreign,
        said=clip.text,
        heard=heard.text,
        right=not foreign and _is_right(sound, name, heard),
        evidence=recogniser.evidence,
    )


def _fits(clip: clips.Clip, name: str) -> bool:
    return clip.corpus == (ORDERS if name == _ORDERS else NUMBERS)


def _is_right(sound: Sound, name: str, heard: Transcript) -> bool:
    if name == _NUMBERS:
        return words(heard.text) == words(sound.clip.text)
    meant = understand(heard.text, Expect.FREE, order_lexicon(templates_of(sound.data)))
    return same_order(sound.clip.slots, meant.intent, meant.slots)


def _is_told(sound: Sound, name: str) -> bool:
    """True for what is foreign by its corpus, but does answer the question."""
    said = sound.clip.text.lower()
    if not said or name in (_ORDERS, _NUMBERS):
        return name == _NUMBERS and not _fits(sound.clip, name) and is_taken(said)
    return is_answer(_app().understand(Transcript(said), Expect(name)), Expect(name))


@cache
def _app() -> App:
    return build(load_settings({}))


@cache
def _engine() -> PocketSphinxEngine:
    return PocketSphinxEngine()


@cache
def _wav(path: Path) -> bytes:
    return read_wav(path)


@cache
def _grammar(data: Path, name: str) -> Grammar:
    if name in (_ORDERS, _NUMBERS):
        path = templates_of(data) if name == _ORDERS else TEMPLATES
        return compile_grammar(name, load_templates(path))
    return compile_grammar(f"answer_{name}", _app().lexicon.answers[Expect(name)].intents)
