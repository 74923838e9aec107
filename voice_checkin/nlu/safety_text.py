"""Text as the safety rules see it: bare words, contractions written out, fillers left out.

Case, punctuation and fillers change nothing here, so no rule has to think of them.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_APOSTROPHES: Final = re.compile(
    "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`]"
)
_ENDING: Final = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}](?=(?:s|d|ll)\\b)")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Replaces phrases by phrases, longest first, whole words only, in one pass."""

    phrases: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Mapping[str, str]) -> "Rewriter":
        """A rewriter for bare, lower-case phrases; an empty replacement leaves them out."""
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        source = "|".join(re.escape(f"{phrase} ") for phrase in longest_first) or r"(?!)"
        spaced = {f"{a} ": f"{b} " if b else "" for a, b in phrases.items()}
        return cls(spaced, re.compile(rf"(?<![^ ])(?:{source})"))

    def __call__(self, text: str) -> str:
        """`text` (each word followed by one space) with the phrases replaced."""
        return self.pattern.sub(lambda hit: self.phrases[hit.group()], text)


def bare(text: str) -> str:
    """Lower-case words of letters and digits, each followed by one space; accents dropped."""
    plain = _ENDING.sub(" ", unicodedata.normalize("NFKD", text.casefold()))
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", _APOSTROPHES.sub("", plain)).strip()
    return f"{words} " if words else ""
