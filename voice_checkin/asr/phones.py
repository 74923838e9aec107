"""The phones of PocketSphinx's English model, and how espeak-ng's phoneme names map to them."""

from typing import Final

ARPABET: Final = (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
)  # fmt: skip
"""The phones of the CMU dictionary, without stress, silence and noise."""

# espeak-ng's mnemonics for American and British English. One phoneme may be two of ours.
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
    "i@3": "IH R", "o@": "AO R", "O@": "AO R", "U@": "UH R", "x": "K",
}  # fmt: skip
_BRITISH: Final = {"aa": "AA", "A@": "AA", "O@": "AO", "o@": "AO"}
"""Vowels that keep their letters in both, and not their sound: bath, car, more."""
_SPELLED: Final = {
    "AA": "ah", "AE": "a", "AH": "uh", "AO": "aw", "AW": "ow", "AY": "eye", "CH": "ch",
    "DH": "th", "EH": "e", "EY": "ay", "HH": "h", "IH": "i", "IY": "ee", "JH": "j", "OW": "oh",
    "OY": "oy", "UH": "oo", "UW": "oo",
}  # fmt: skip
"""Phones whose name nobody would read aloud as the sound; the others are spelled by their name."""


def plain(phones: tuple[str, ...]) -> str:
    """How it sounds, for people to read: "p-i-l-ah-t-ee-z"."""
    return "-".join(_SPELLED.get(phone, phone.lower()) for phone in phones)


def from_espeak(mnemonic: str, british: bool = False) -> tuple[str, ...]:
    """Our phones for one espeak-ng phoneme; none for a pause or a mark.

    Raises KeyError for a phoneme that English does not have.
    """
    name = mnemonic.lstrip("'%,=|~")
    if not name or name[0] in "_|;":
        return ()
    named = _BRITISH.get(name) if british else None
    return tuple((named or _FROM_ESPEAK[name]).split())
