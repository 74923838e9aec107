"""Synthetic speech turned into training examples: cepstra, and one label each 30 ms.

Each utterance gets a voice, a pace, a pitch, a level, a room tone and a vocal tract length drawn
from its own seed, so that the examples do not depend on how the work was spread over processes.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from models.training import espeak, features, phones

LABEL_SECONDS: Final = 3 * features.SHIFT_SECONDS
"""libvosk asks its network every third frame."""

_FULL_SCALE = 32767.0


@dataclass(frozen=True, slots=True)
class Order:
    """One utterance to be made."""

    text: str
    """Empty for a clip without speech."""
    voice: str
    """espeak-ng's full name."""
    seed: int
    foreign: bool = False
    """True: speech that is none of ours, labelled as noise."""


@dataclass(frozen=True, slots=True)
class Example:
    """What the network learns from, and how each word was said."""

    cepstra: NDArray[np.float32]
    """Shape (frames, 40)."""
    labels: NDArray[np.int64]
    """Class for frames 0, 3, 6...: shape (ceil(frames / 3),)."""
    said: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Words with their phones."""


def make(order: Order) -> Example:
    """Synthesise, spoil a little, and label one order. Raises ValueError for an unknown voice."""
    rng = random.Random(order.seed)
    if not order.text:
        return _without_speech(rng)
    rate, pitch, span = rng.randint(130, 215), rng.randint(30, 70), rng.randint(30, 70)
    spoken = espeak.speak(order.text, order.voice, rate, pitch, span)
    stretch = rng.uniform(0.86, 1.15)
    samples = soxr.resample(spoken.samples, espeak.RATE * stretch, features.RATE)
    lead, tail = rng.uniform(0.05, 0.7), rng.uniform(0.1, 0.7)
    audio = np.concatenate([_silence(lead), samples, _silence(tail)]).astype(np.float32)
    timed = [(p.name, lead + p.start / stretch) for p in spoken.phonemes]
    end = lead + len(samples) / features.RATE
    cepstra = features.cepstra(spoil(audio, rng))
    spans = _spans(timed, end, order.foreign)
    labels = _labels(spans, len(cepstra))
    return Example(cepstra, labels, () if order.foreign else _said(order.text, spoken.phonemes))


def _silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(int(seconds * features.RATE), np.float32)


def _without_speech(rng: random.Random) -> Example:
    noise = spoil(_silence(rng.uniform(0.8, 3.0)), rng)
    cepstra = features.cepstra(noise)
    return Example(cepstra, np.zeros((len(cepstra) + 2) // 3, np.int64))


def spoil(audio: NDArray[np.float32], rng: random.Random) -> NDArray[np.float32]:
    """Set a peak between -30 and 0 dB and add room tone 12 to 55 dB below it; some stays clean."""
    peak = float(np.abs(audio).max())
    level = _FULL_SCALE * 10 ** (rng.uniform(-30, 0) / 20)
    if peak > 0:
        audio = audio * (level / peak)
    if rng.random() < 0.25:
        return np.round(audio).astype(np.float32)
    noise = _coloured(len(audio), rng)
    loudness = level * 10 ** (-rng.uniform(20, 60) / 20)
    mixed = audio + noise * (loudness / (np.sqrt(np.mean(noise**2)) + 1e-9))
    clipped: NDArray[np.float32] = np.clip(mixed, -_FULL_SCALE, _FULL_SCALE).astype(np.float32)
    return np.round(clipped)


def _coloured(length: int, rng: random.Random) -> NDArray[np.float32]:
    """Noise whose power falls with frequency to the power 0 (white) to 2 (brown)."""
    generator = np.random.default_rng(rng.getrandbits(32))
    # A power of two, because the transform of a prime length takes many times longer.
    size = 1 << (length - 1).bit_length()
    spectrum = np.fft.rfft(generator.standard_normal(size))
    fall = np.maximum(np.arange(len(spectrum)), 1.0) ** (-rng.uniform(0, 2) / 2)
    return np.fft.irfft(spectrum * fall, size)[:length].astype(np.float32)


Span = tuple[float, int]
"""Where a class starts, in seconds, and its number."""


def _spans(timed: Sequence[tuple[str, float]], end: float, foreign: bool) -> list[Span]:
    found: list[Span] = [(0.0, 0)]
    ends = [start for _, start in timed[1:]] + [end]
    for (name, start), stop in zip(timed, ends, strict=True):
        parts = _foreign_parts(name) if foreign else phones.from_espeak(name)
        step = (stop - start) / len(parts)
        found += [(start + i * step, phones.CLASSES.index(part)) for i, part in enumerate(parts)]
    found.append((end, 0))
    return found


def _foreign_parts(name: str) -> tuple[str, ...]:
    pause = name.startswith("_")
    return (phones.SILENCE,) if pause else (phones.NOISE,)


def _labels(spans: Sequence[Span], frames: int) -> NDArray[np.int64]:
    """The class at the middle of frames 0, 3, 6..."""
    middles = np.arange(0, frames, 3) * features.SHIFT_SECONDS + features.WINDOW_SECONDS / 2
    starts = np.array([start for start, _ in spans])
    classes = np.array([number for _, number in spans], np.int64)
    labels: NDArray[np.int64] = classes[np.searchsorted(starts, middles, side="right") - 1]
    return labels


def _said(text: str, phonemes: Sequence[espeak.Phoneme]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each word with the phones espeak-ng gave it; words it ran together are left out."""
    heard: dict[int, list[str]] = {}
    for phoneme in phonemes:
        sounds = heard.setdefault(phoneme.word, [])
        for part in phones.from_espeak(phoneme.name):
            # A linking r is its own phoneme after a vowel that ends in one: one sound, not two.
            if part != phones.SILENCE and sounds[-1:] != [part]:
                sounds.append(part)
    words = text.split()
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    found: list[tuple[str, tuple[str, ...]]] = []
    for word, (start, after) in zip(words, pairwise(starts), strict=True):
        # Where the next word has no phones of its own, this one's are those of both.
        if heard.get(start) and (heard.get(after) or after > len(text)):
            found.append((word, tuple(heard[start])))
    return tuple(found)
