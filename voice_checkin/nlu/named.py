"""Numbers that are called by name: "mood six energy two", "five for sleep", "energy wise a two"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS, Figure

Name = Literal["rating", "energy", "sleep"]

NAMES: Final[dict[str, Name]] = {"mood": "rating", "energy": "energy", "sleep": "sleep"}
_MOST: Final = 10.0
_HOURS_AT_MOST: Final = 16.0
_REACH: Final = 8
"""Words between a name and its number: "energy I'd call it about a two"."""
_LINKS: Final = frozenset(
    ("a", "an", "the", "my", "at", "as", "is", "it", "i", "me", "give", "put", "call", "say",
     "says", "level", "levels", "wise", "thing", "today", "now", "still", "on", "around",
     "about", "of", "was", "were", "yesterday", "hit", "would", "be", "down", "please", "for",
     "just", "only", "went", "gone", "going", "up", "so", "perfect", "solid", "been", "this",
     "morning", "evening", "tonight", "log", "mark", "rate", "am", "to", "like", "from",
     "dropped", "fell", "hanging", "has", "'s", "number", "score", "sitting", "out", "if", "or")
)  # fmt: skip
_LINKING: Final = frozenset(("copula", "hedge", "filler", "degree", "aside", "estimate", "negator"))
_BEFORE_NOW: Final = frozenset(("was", "were", "yesterday"))
_NOW: Final = frozenset(("now", "today", "tonight"))
_OUT_OF: Final = ("out", "of")
_FOR: Final = ("for", "on", "in")
_OWN: Final = ("my", "the")
_QUALIFIED: Final = frozenset(
    ("no", "low", "little", "much", "more", "less", "any", "enough", "high", "good", "bad",
     "great", "better", "worse", "some", "foul", "lovely", "decent", "that", "what", "nervous")
)  # fmt: skip
"""Before a name these make it a feeling or a wish: "low energy", "a good mood"."""
_BEFORE_VERB: Final = frozenset(
    ("i", "to", "could", "can", "would", "should", "will", "'ll", "not", "we", "they", "you", "he",
     "she", "did", "do", "must", "may", "might", "cannot", "only", "of", "on", "without")
)  # fmt: skip
_TAILS: Final = frozenset(("wise", "level", "levels", "today", "hours"))
_THEIRS: Final = ("her", "his", "their", "'s")
_PUT: Final = ("put", "mark", "note", "write", "log", "stick", "me", "that", "it")
_BY: Final = ("up", "down")
"""Before a number these tell by how much: "energy up one"."""


@dataclass(frozen=True, slots=True)
class Called:
    """A number's name, and whether it is that of another time ("was"), or is denied."""

    name: Name
    earlier: bool = False
    denied: bool = False


def called(marked: Marked, found: Sequence[Figure]) -> tuple[Called | None, ...]:
    """For each number what it is called; None where nothing names it.

    Each name goes to one number, that which follows it before that which it follows: "mood six
    energy two", "seven mood five sleep". What is put right ("energy two, no, one"), what something
    went to ("from three to one") and what "it" now is have the name of the number before.
    """
    used: set[int] = set()
    names: list[Called | None] = []
    leading = [_name_before(marked, figure) for figure in found]
    following = _names_behind(marked, found, [place for place, _ in leading])
    for index, figure in enumerate(found):
        place, between = leading[index]
        if place in used or place < 0:
            place, between = following[index], range(0)
        if place >= 0 and place not in used and _fits(marked, figure, place):
            used.add(place)
            names.append(_called(marked, figure, place, between))
        else:
            names.append(_as_before(marked, found, names, index))
    return tuple(names)


def _called(marked: Marked, figure: Figure, place: int, between: range) -> Called:
    words = {marked.word(at) for at in between}
    start = figure.number.start
    lead = marked.over(start - 1, -1, frozenset(("degree", "hedge", "determiner", "filler")))
    denied = (
        any(_denies(marked, at) for at in (*between, lead))
        or marked.word(place - 1) in _THEIRS
        or (marked.word(start - 1) in _BY and marked.word(start - 2) not in _PUT)
        or (marked.word(figure.number.end) == "if" and not _courteous(marked, figure))
    )
    return Called(NAMES.get(marked.word(place), "rating"), bool(_BEFORE_NOW & words), denied)


def _courteous(marked: Marked, figure: Figure) -> bool:
    """True for "a six if that makes sense": nothing depends on it."""
    return marked.word(figure.number.end + 1) in ("that", "you", "anything")


def _denies(marked: Marked, place: int) -> bool:
    """True for "it's not a two", not for "not even three" and "no more than a one"."""
    bounds = marked.word(place) in _BOUNDS or marked.word(place + 1) in _BOUNDS
    return "negator" in marked.at(place) and not bounds


_BOUNDS: Final = ("even", "more", "over", "above")


def _name_before(marked: Marked, figure: Figure) -> tuple[int, range]:
    """The place of the name that leads up to a number, and those between; -1 without one."""
    start = figure.number.start
    for place in range(start - 1, max(-1, start - 1 - _REACH), -1):
        if marked.word(place) in NAMES:
            named = _is_name(marked, place)
            return (place if named else -1), range(place + 1, start)
        linked = marked.word(place) in _LINKS or not _LINKING.isdisjoint(marked.at(place))
        if not linked and marked.words[max(0, place - 2) : place] != _OUT_OF:
            break
    return -1, range(0)


def _names_behind(
    marked: Marked, found: Sequence[Figure], leading: Sequence[int]
) -> tuple[int, ...]:
    """For each number the place of the name that follows it: "a two energy wise"; -1 without one,
    and where the name leads up to the number behind it ("slept five mood six")."""
    places = [-1] * len(found)
    for index in range(len(found) - 1, -1, -1):
        place = _name_behind(marked, found[index].number.end, index + 1 < len(found))
        if place == found[index].number.end and index + 1 < len(found):
            leads_on = leading[index + 1] == place and places[index + 1] < 0
            place = -1 if leads_on else place
        places[index] = place
    return tuple(places)


def _name_behind(marked: Marked, end: int, more: bool) -> int:
    """The same for a number that ends at `end`; `more` numbers follow, or none do."""
    if marked.words[end : end + 2] == _OUT_OF:
        end += 3
    if marked.words[end + 1 : end + 4] in _HOW_I_AM and marked.word(end) in ("for", "is"):
        return end + 1
    if marked.word(end) in _FOR:
        end += 1 + (marked.word(end + 1) in _OWN)
        return end if marked.word(end) in NAMES else -1
    if marked.word(end) in HOURS:
        end += 1 + (marked.word(end + 1) == "of")
        return end if marked.word(end) == "sleep" else -1
    if marked.word(end) not in NAMES:
        return -1
    ends = end + 1 >= len(marked.words) or marked.at(end + 1) or marked.word(end + 1) in _TAILS
    return end if ends or more else -1


_HOW_I_AM: Final = (("how", "i", "feel"), ("how", "i", "am"), ("how", "am", "i"))
"""Behind "five for" and "five is"."""


def _is_name(marked: Marked, place: int) -> bool:
    before = marked.word(place - 1)
    if marked.word(place) == "sleep" and before in _BEFORE_VERB:
        return False
    return before not in _QUALIFIED and marked.word(place - 2) != "in"  # "in the mood"


def _fits(marked: Marked, figure: Figure, place: int) -> bool:
    """Can the number be what it is called? It counts nothing else, and is not too great."""
    start, end = figure.number.start, figure.number.end
    name, parts = marked.word(place), marked.words[end : end + 2] == _OUT_OF
    if marked.words[start - 2 : start] == _OUT_OF or _counts(marked, end, name):
        return False
    if "numbered" in marked.at(start - 1) and marked.word(start - 1) != "level":
        return False
    if name == "sleep":  # with an article, or out of ten, it is judged
        judged = parts or marked.word(start - 1) in ("a", "an")
        return figure.value <= _HOURS_AT_MOST and not judged
    of_ten = marked.word(end + 2) in ("ten", "10")
    return 0 <= figure.value <= _MOST and (name == "energy" or of_ten or not parts)


def _counts(marked: Marked, end: int, name: str) -> bool:
    """True when a thing that is counted follows: "energy two coffees"."""
    after, word = marked.at(end), marked.word(end)
    if word in ("", "to") or word in NAMES or word in _TAILS:
        return False
    if word in HOURS:
        return name != "sleep"
    thing = not after and word.endswith("s") and "'" not in word and name != "mood"
    return thing or bool({"unit", "clock_part"} & after)


def _as_before(
    marked: Marked, found: Sequence[Figure], names: Sequence[Called | None], index: int
) -> Called | None:
    """The name of the number before, where this one takes its place."""
    before = names[-1] if names else None
    if before is None or _counts(marked, found[index].number.end, "mood"):
        return None
    figure, last = found[index], found[index - 1]
    between = marked.words[last.number.end : figure.number.start]
    if figure.mends:
        return Called(before.name)
    bare = tuple(word for word in between if word not in ("a", "an", "about"))
    if bare == ("to",) and marked.word(last.before) == "from":
        return Called(before.name)
    gap = range(last.number.end, figure.number.start)
    anew = "it" in between and any("copula" in marked.at(place) for place in gap)
    since = (len(bare) == 1 and bare[0] in _NOW) or bare[-1:] in (("so",), ("say",))
    return Called(before.name) if (before.earlier or before.denied) and (anew or since) else None
