"""The model's phones, and how espeak-ng's phoneme names map to them."""

from typing import Final

ARPABET: Final = (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
)  # fmt: skip
SILENCE: Final = "SIL"
NOISE: Final = "SPN"
"""Speech that is none of ours, and the path of `[unk]`."""
CLASSES: Final = (SILENCE, *ARPABET, NOISE)
"""What the network tells apart, in the order of its outputs."""
POSITIONS: Final = ("B", "I", "E", "S")
"""Where in its word a phone stands: begin, inside, end, or alone."""

# espeak-ng's mnemonics for en-us. One phoneme may be two of ours, which then share its time.
_FROM_ESPEAK: Final = {
    "p": "P", "b": "B", "t": "T", "t#": "T", "t2": "T", "d": "D", "d#": "D", "k": "K", "g": "G",
    "tS": "CH", "dZ": "JH", "f": "F", "v": "V", "T": "TH", "D": "DH", "s": "S", "z": "Z",
    "z#": "Z", "S": "SH", "Z": "ZH", "h": "HH", "m": "M", "n": "N", "N": "NG", "l": "L",
    "r": "R", "r-": "R", "w": "W", "j": "Y", "?": "T", "n-": "AH N", "l-": "AH L", "m-": "AH M",
    "a": "AE", "aa": "AE", "a#": "AH", "A:": "AA", "A": "AA", "0": "AA", "0#": "AA",
    "V": "AH", "@": "AH", "@-": "AH", "@2": "AH", "@5": "UH", "O:": "AO", "O": "AO", "O2": "AO",
    "E": "EH", "E2": "EH", "E#": "IH", "I": "IH", "I2": "IH", "I#": "IH", "i": "IY", "i:": "IY",
    "U": "UH", "u": "UW", "u:": "UW", "3": "ER", "3:": "ER", "VR": "AH R",
    "aI": "AY", "aU": "AW", "eI": "EY", "oU": "OW", "OI": "OY", "@L": "AH L",
    "i@": "IY AH", "aI@": "AY AH", "aI3": "AY ER", "aU@": "AW ER", "A@": "AA R", "e@": "EH R",
    "i@3": "IH R", "o@": "AO R", "O@": "AO R", "U@": "UH R",
}  # fmt: skip


def from_espeak(mnemonic: str) -> tuple[str, ...]:
    """Our phones for one espeak-ng phoneme; a pause is silence.

    Raises KeyError for a phoneme that en-us does not have.
    """
    name = mnemonic.lstrip("'%,=|~")
    if not name or name[0] in "_|;":
        return (SILENCE,)
    return tuple(_FROM_ESPEAK[name].split())


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
