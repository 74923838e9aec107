"""The small pattern language of the safety rules.

    i (want|need) to [go and] <die>     one (of|these); [perhaps this]; a <named> list of patterns
    wish .. would stop                  .. up to three words between, ... up to eight
    no point !(in|of)                   not before these words
    ^ i am done $                       at the beginning, at the end of what was said
    (rope|gun) & (ready|loaded)         both, in any order, anywhere in what was said
    rash & stiff neck | gas leak        & binds more tightly than |

A gap never runs into another clause: it stops at "i", "and", "but", "because", "if", "unless" and
"until".
A pattern becomes a regular expression over normalised words, each followed by one space, and the
words of which at least one must be present for it to match, so that most are never tried.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

_TOKEN: Final = re.compile(r"\s*(\.\.\.?|<[a-z_]+>|[()\[\]|]|[a-z0-9]+|.)")
_GAP_WORD: Final = r"(?:(?!(?:and|but|because|if|unless|until|i) )[^ ]+ )"
_GAPS: Final = {"..": f"{_GAP_WORD}{{0,3}}?", "...": f"{_GAP_WORD}{{0,8}}?"}
_ENDS: Final = {"^": r"\A", "$": r"\Z"}
_COMMON_WORDS: Final = (
    "a about again all am an and any are as at be been being can did do feel for from get go going "
    "got had has have he her here him his how i if in is it keep know life like me more my no not "
    "now of off on one or out over she so some that the their them then there they thing things "
    "think this to too up us want was we were what when will with would you your"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why."""


@dataclass(frozen=True)
class Pattern:
    """One compiled piece: a regular expression, and the words it cannot match without."""

    source: str
    needs: tuple[frozenset[str], ...] = ()
    """Of each set at least one word is in every match; rarest first, empty when none is needed."""

    @classmethod
    def word(cls, word: str) -> Self:
        """Exactly this word."""
        return cls(f"{word} ", (frozenset((word,)),))

    @classmethod
    def sequence(cls, parts: Iterable["Pattern"]) -> Self:
        """All parts, one after the other."""
        parts = tuple(parts)
        needs = {need for part in parts for need in part.needs}
        return cls("".join(part.source for part in parts), tuple(sorted(needs, key=_cost)))

    @classmethod
    def choice(cls, parts: Iterable["Pattern"]) -> Self:
        """One of the parts."""
        parts = tuple(parts)
        if len(parts) == 1:
            return cls(parts[0].source, parts[0].needs)
        source = f"(?:{'|'.join(part.source for part in parts)})"
        if not all(part.needs for part in parts):
            return cls(source)
        return cls(source, (frozenset().union(*(part.needs[0] for part in parts)),))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first needed: most of the patterns never are."""
        return re.compile(rf"(?<![^ ]){self.source}")

    def possible(self, words: Set[str]) -> bool:
        """Whether a text of these words can match at all."""
        return not any(need.isdisjoint(words) for need in self.needs)


def _cost(needs: frozenset[str]) -> tuple[int, list[str]]:
    return sum(40 if word in _COMMON else 1 for word in needs), sorted(needs)


def compile_pattern(text: str, named: Mapping[str, Pattern]) -> Pattern:
    """Read one pattern; `named` gives the meaning of `<name>`. Raises PatternError."""
    return Pattern.choice(_compile_all(part, text, named) for part in _alternatives(text))


def _alternatives(text: str) -> list[str]:
    """`text` cut at each `|` that is in no brackets."""
    depth, parts = 0, [""]
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _compile_all(alternative: str, text: str, named: Mapping[str, Pattern]) -> Pattern:
    parts = [_compile_part(part, text, named) for part in alternative.split("&")]
    if len(parts) == 1:
        return parts[0]
    needs = Pattern.sequence(parts).needs
    return Pattern(rf"\A{''.join(f'(?=.*?(?<![^ ]){part.source})' for part in parts)}", needs)


def _compile_part(part: str, text: str, named: Mapping[str, Pattern]) -> Pattern:
    parser = _Parser(part, named)
    pattern = parser.choice()
    if parser.here:
        raise PatternError(f"{parser.here!r} has no partner in {text!r}")
    return pattern


def compile_choice(texts: Iterable[str], named: Mapping[str, Pattern]) -> Pattern:
    """One of several patterns. Raises PatternError."""
    return Pattern.choice(compile_pattern(text, named) for text in texts)


class _Parser:
    """Recursive descent over the tokens of one pattern."""

    def __init__(self, text: str, named: Mapping[str, Pattern]) -> None:
        self.text, self.named = text, named
        self._tokens = iter(_TOKEN.findall(text.rstrip()))
        self.here = ""
        self._next()

    def _next(self) -> str:
        taken, self.here = self.here, next(self._tokens, "")
        return taken

    def choice(self) -> Pattern:
        """Sequences separated by `|`."""
        parts = [self._sequence()]
        while self.here == "|":
            self._next()
            parts.append(self._sequence())
        return Pattern.choice(parts)

    def _sequence(self) -> Pattern:
        parts: list[Pattern] = []
        while self.here and self.here not in ")]|":
            parts.append(self._part())
        if not parts:
            raise PatternError(f"an empty choice in {self.text!r}")
        return Pattern.sequence(parts)

    def _part(self) -> Pattern:
        piece = self._next()
        if piece in _GAPS:
            return Pattern(_GAPS[piece])
        if piece in _ENDS:
            return Pattern(_ENDS[piece])
        if piece == "!":
            return Pattern(f"(?!{self._followed().source})")
        if piece == "(":
            return self._closed(")")
        if piece == "[":
            return Pattern(f"(?:{self._closed(']').source})?")
        if piece.startswith("<") and len(piece) > 1:
            return self._name(piece[1:-1])
        if not piece.isalnum():
            raise PatternError(f"{piece!r} cannot be used in {self.text!r}")
        return Pattern.word(piece)

    def _followed(self) -> Pattern:
        if not self.here or self.here in ")]|!":
            raise PatternError(f"'!' stands before nothing in {self.text!r}")
        return self._part()

    def _closed(self, end: str) -> Pattern:
        inner = self.choice()
        if self.here != end:
            raise PatternError(f"{end!r} is missing in {self.text!r}")
        self._next()
        return inner

    def _name(self, name: str) -> Pattern:
        if name not in self.named:
            raise PatternError(f"<{name}> is not defined above {self.text!r}")
        return self.named[name]
