"""The model's phones, and how espeak-ng's phoneme names map to them."""

from typing import Final

from voice_checkin.asr import phones
from voice_checkin.asr.phones import ARPABET

SILENCE: Final = "SIL"
NOISE: Final = "SPN"
"""Speech that is none of ours, and the path of `[unk]`."""
CLASSES: Final = (SILENCE, *ARPABET, NOISE)
"""What the network tells apart, in the order of its outputs."""
POSITIONS: Final = ("B", "I", "E", "S")
"""Where in its word a phone stands: begin, inside, end, or alone."""


def from_espeak(mnemonic: str) -> tuple[str, ...]:
    """The model's phones for one espeak-ng phoneme; a pause is silence.

    Raises KeyError for a phoneme that English does not have.
    """
    return phones.from_espeak(mnemonic) or (SILENCE,)


def in_word(index: int, length: int) -> str:
    """The position letter of phone `index` in a word of `length` phones."""
    if length == 1:
        return "S"
    if index == 0:
        return "B"
    return "E" if index == length - 1 else "I"


def phone_id(name: str, position: str = "") -> int:
    """The number of a phone in the transition model: silence is 1, then four for each phone."""
    if name == SILENCE:
        return 1
    return 2 + 4 * (CLASSES.index(name) - 1) + POSITIONS.index(position)


def phone_count() -> int:
    """How many phones the transition model has, positions told apart."""
    return 1 + 4 * (len(CLASSES) - 1)


def phone_class(number: int) -> int:
    """The network output (pdf) that scores phone `number`; positions share one."""
    return 0 if number == 1 else 1 + (number - 2) // 4
