"""The model on voices that were kept from it, through the program's own recogniser.

Nothing here needs the extra `train`.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import soxr

from models.training import espeak, vocabulary, voices
from models.training.recipe import SEED, Recipe
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.types import RATE, Grammar, Transcript

SENTENCES: Final = 200
_TEST_SEED: Final = 20_001
_LEAD_SECONDS: Final = 0.3
_PIECE: Final = 6400
"""Bytes fed at a time, 0.2 s."""


@dataclass(frozen=True, slots=True)
class Result:
    """One sentence, and what was heard."""

    text: str
    voice: str
    """The variant of en-us that said it."""
    heard: Transcript
    new: bool
    """False when the same sentence was also spoken in training, by other voices."""

    @property
    def right(self) -> bool:
        """Every word, and no other."""
        return self.heard.text == self.text


def said(text: str, variant: str, rate: int = 165) -> bytes:
    """Speech as the microphone would give it: 16-bit mono at `types.RATE`, quiet at both ends."""
    spoken = espeak.speak(text, voices.full_name(variant), rate)
    samples = soxr.resample(spoken.samples, espeak.RATE, RATE)
    quiet = np.zeros(int(_LEAD_SECONDS * RATE))
    whole = np.concatenate([quiet, 0.5 * samples, quiet])
    return np.round(whole).astype("<i2").tobytes()


def hear(engine: VoskEngine, pcm: bytes, grammar: Grammar | None = None) -> Transcript:
    """What the model makes of one utterance."""
    recogniser = engine.recogniser(grammar)
    for start in range(0, len(pcm), _PIECE):
        recogniser.feed(pcm[start : start + _PIECE])
    return recogniser.finish()


def one_of(phrases: Sequence[str]) -> Grammar:
    """A grammar of whole phrases."""
    rule = " | ".join(phrases)
    jsgf = f"#JSGF V1.0;\ngrammar phrases;\npublic <phrases> = {rule};\n"
    return Grammar("phrases", jsgf, tuple(phrases))


def free(
    folder: Path,
    count: int = SENTENCES,
    variants: Sequence[str] = voices.HELD_OUT,
    advance: Callable[[], None] = lambda: None,
) -> list[Result]:
    """Free decoding of `count` sentences, the voices taking turns, at 130 to 200 words a minute.

    The sentences are drawn from the same patterns as the training's, with another seed.
    """
    patterns = vocabulary.load()
    learned = set(vocabulary.sentences(patterns, Recipe().sentences, SEED))
    rng = random.Random(_TEST_SEED)
    engine = VoskEngine(folder)
    results: list[Result] = []
    for i, text in enumerate(vocabulary.sentences(patterns, count, _TEST_SEED)):
        variant = variants[i % len(variants)]
        heard = hear(engine, said(text, variant, rng.randint(130, 200)))
        results.append(Result(text, variant, heard, text not in learned))
        advance()
    return results


def right(results: Sequence[Result]) -> int:
    """How many sentences were wholly right."""
    return sum(result.right for result in results)
