"""Words in a picture: how wide they are, where they break, and where they stand without touching.

Widths are estimates on the wide side, because the reader's fonts are not known when drawing.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

FONT, LINE = 13, 17
"""Pixels: the size of the letters, and from line to line."""
GAP = 12
"""Pixels between two labels."""
NARROWEST = 130
"""Pixels: a label is pushed to a lower line rather than squeezed into less room than this."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a place."""

    x: float
    """Pixels from the left edge of the picture."""
    row: int
    """Line of text, from 0, on which it begins."""
    lines: tuple[str, ...]

    @property
    def right(self) -> float:
        """Where the text ends at the latest, in pixels."""
        return self.x + max(map(text_width, self.lines))

    def touches(self, other: "Label") -> bool:
        """Whether the two could run into each other."""
        beside = self.right + GAP <= other.x or other.right + GAP <= self.x
        above = self.row + len(self.lines) <= other.row
        below = other.row + len(other.lines) <= self.row
        return not (beside or above or below)


def place(words: Sequence[tuple[float, str]], edge: float, most: int) -> list[Label]:
    """A label for each (x, text), in order of x, no two touching, none beyond `edge`.

    Each has the room up to the next one, and at most `most` lines; what does not fit is cut and
    ends in an ellipsis.
    """
    placed: list[Label] = []
    for index, (x, text) in enumerate(words):
        following = words[index + 1][0] if index + 1 < len(words) else edge + GAP
        left = min(x, edge - NARROWEST)
        room = min(max(following - left - GAP, NARROWEST), edge - left)
        lines = wrap(text, room, most)
        label = Label(left, 0, lines)
        while any(label.touches(other) for other in placed):
            label = Label(left, label.row + 1, lines)
        placed.append(label)
    return placed


def wrap(text: str, width: float, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines of `width` pixels, at least one."""
    lines = [""]
    for word in clean(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return tuple(cut(line, width) for line in lines)


def cut(line: str, width: float) -> str:
    """`line`, ending in an ellipsis when it is wider than `width` pixels."""
    if text_width(line) <= width:
        return line
    kept = line.removesuffix("…").rstrip()
    while kept and text_width(f"{kept}…") > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def text_width(text: str) -> float:
    """Pixels that `text` takes in the usual system fonts, measured on the wide ones."""
    return sum(map(_ems, text)) * FONT


def _ems(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in "mwMW@%—…":
        return 1.0
    if char in "iljtfrI.,:;'!|()[]- ":
        return 0.4
    return 0.72 if char.isupper() else 0.63


def clean(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold."""
    allowed = (
        char for char in text if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff")
    )
    return "".join(allowed).encode("utf-8", "ignore").decode()
