"""What a PocketSphinx decoder has heard, as words with times."""

from dataclasses import dataclass
from itertools import islice
from statistics import fmean
from typing import Any, Final

from voice_checkin.asr.recogniser import UNKNOWN
from voice_checkin.types import Word

PHONES: Final = (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
)  # fmt: skip
"""The model's phones, without silence and noise."""
_FRAMES: Final = 100
"""Frames a second."""
_LOOKED_AT: Final = 40
_KEPT: Final = 5
"""Readings looked at for alternatives (many differ in silences alone), and kept."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One decoder's result so far."""

    text: str
    confidence: float
    alternatives: tuple[str, ...]
    words: tuple[Word, ...]


def garbage(phone: str) -> str:
    """The dictionary's word for one phone of unknown speech."""
    return UNKNOWN + phone


def hear(decoder: Any, *, alternatives: bool) -> Heard:
    """Read the decoder's result; in mid-utterance too, but then without alternatives."""
    best = decoder.hyp()
    if best is None:
        return Heard("", 0.0, (), ())
    text = _spoken(best.hypstr)
    words = _words(decoder)
    return Heard(text, _confidence(words), _others(decoder, text) if alternatives else (), words)


def _spoken(text: str) -> str:
    return " ".join(word for word in text.split() if not word.startswith(UNKNOWN))


def _others(decoder: Any, text: str) -> tuple[str, ...]:
    readings = (_spoken(other.hypstr) for other in islice(decoder.nbest(), _LOOKED_AT) if other)
    different = dict.fromkeys(reading for reading in readings if reading and reading != text)
    return tuple(islice(different, _KEPT))


def _words(decoder: Any) -> tuple[Word, ...]:
    words: list[Word] = []
    for part in decoder.seg():
        begin, end = part.start_frame / _FRAMES, (part.end_frame + 1) / _FRAMES
        if part.word.startswith(UNKNOWN):
            if words and words[-1].text == UNKNOWN:
                begin = words.pop().start
            words.append(Word(UNKNOWN, begin, end, 0.0))
        elif part.word[0] not in "<[+(":
            spelled = part.word.partition("(")[0]
            words.append(Word(spelled, begin, end, min(1.0, max(0.0, part.prob))))
    return tuple(words)


def _confidence(words: tuple[Word, ...]) -> float:
    """The words' mean; speech that is unknown counts by its length."""
    spoken = [word for word in words if word.text != UNKNOWN]
    if not spoken:
        return 0.0
    lost = sum(word.end - word.start for word in words if word.text == UNKNOWN)
    kept = sum(word.end - word.start for word in spoken)
    return fmean(word.confidence for word in spoken) * kept / (kept + lost)
