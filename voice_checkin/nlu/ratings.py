"""A number from 0 to 10 for the mood: which numbers rate it, which never do, which did earlier."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.context import around
from voice_checkin.nlu.figures import HOURS, Figure

BEST: Final = 10.0
_ARTICLES: Final = ("a", "an")
_MAY_FOLLOW: Final = MAY_FOLLOW | {"closing", "correction"}
_NEW_CLAUSE: Final = frozenset(("auxiliary", "inversion", "may_invert"))
"""What begins anew behind "a six": "I'm a six had a nap", "a two don't ask"."""
_COUNTED: Final = frozenset(("unit", "clock"))
_ALONE: Final = frozenset(
    (
        "hedge",
        "filler",
        "aside",
        "time",
        "degree",
        "join",
        "split",
        "correction",
        "negator",
        "closing",
    )
)
_SIZES: Final = frozenset(("size", "hedge"))
_LEADS_UP: Final = frozenset(("hedge", "filler", "aside", "copula", "rates", "degree"))
_OUT_OF: Final = (("out", "of"), ("from",), ("over",))
_SAID_FIRST: Final = _SIZES | {"filler", "aside", "degree", "correction", "rates", "self"}
_ASKED: Final = frozenset(("aside", "rates", "estimate"))
_TELLS: Final = frozenset(("copula", "rates", "third", "says", "got"))
_OTHER_TIMES: Final = frozenset(("normally", "usually", "yesterday"))
_TODAY: Final = frozenset(("today", "now", "tonight"))
_SUBJECTS: Final = _LEADS_UP | {"self", "pronoun", "auxiliary", "estimate", "unreal"}
_REACH: Final = 5
"""Words behind a number in which is named what was marked: "a nine in my last maths test"."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A number as one for the mood."""

    given: bool
    """Does it rate how things are?"""
    sure: bool
    """Is a rating all that it can be, by the words of rating that lead up to it?"""
    barred: bool
    """Is it known to be for something else?"""
    earlier: bool
    """Was it so before ("it was a four till I had the soup")?"""


def rated(marked: Marked, found: Sequence[Figure], asked_for: bool = False) -> tuple[Rating, ...]:
    """For each number: is it one from 0 to 10 given for how things are?

    When it was `asked_for`, any such number that counts nothing else will do.
    """
    counted = frozenset(
        place for figure in found for place in range(figure.number.start, figure.number.end)
    )
    rates: list[Rating] = []
    for figure in found:
        barred = not 0 <= figure.value <= BEST or _of_else(marked, figure, counted)
        given = not barred and (
            (is_out_of_ten(marked, figure) and _of_mood(marked, figure))
            or _rates(marked, figure, counted)
            or ((asked_for or _mends(figure, rates)) and counts_nothing(marked, figure))
        )
        sure = given and (_surely(marked, figure, counted) or (figure.mends and rates[-1].sure))
        rates.append(Rating(given, sure, barred, marked.word(figure.before) in ("was", "were")))
    return tuple(rates)


def is_out_of_ten(marked: Marked, figure: Figure) -> bool:
    """True for "six out of ten" and "six from ten"."""
    return any(
        marked.words[figure.number.end :][: len(words) + 1] in ((*words, "ten"), (*words, "10"))
        for words in _OUT_OF
    )


def counts_nothing(marked: Marked, figure: Figure) -> bool:
    """True when no noun and no unit follows the number."""
    end = figure.number.end
    if end >= len(marked.words):
        return True
    after = marked.at(end)
    if names_mood(marked, figure):
        return not after & _COUNTED
    if marked.word(end) == "the" or (_am_a(marked, figure) and marked.word(end).endswith("s")):
        return True  # "six and a half the interview went well", "I'm a five things are slow"
    begins = _NEW_CLAUSE if marked.word(figure.number.start - 1) in _ARTICLES else frozenset()
    return bool(after & (_MAY_FOLLOW | begins)) and "unit" not in after


def _am_a(marked: Marked, figure: Figure) -> bool:
    """True for "I'm a five": no things are counted there."""
    start = figure.number.start
    return marked.words[start - 3 : start] in (("i", "am", "a"), ("i", "am", "an"))


def names_mood(marked: Marked, figure: Figure) -> bool:
    """True for "mood six walked to work": whatever follows, it rates."""
    return marked.word(marked.over(figure.before, -1, frozenset(("copula",)))) == "mood"


def _mends(figure: Figure, before: Sequence[Rating]) -> bool:
    """True for the "two" of "three no hang on two"."""
    return figure.mends and any(rate.given for rate in before)


def _surely(marked: Marked, figure: Figure, counted: Collection[int]) -> bool:
    """True for "I reckon three no hang on two" and "a three the dog died", said first of all."""
    start = figure.number.start
    if is_out_of_ten(marked, figure) or (not start and marked.word(figure.number.end) in _TODAY):
        return True
    first = all(
        place in counted or marked.word(place) in _ARTICLES or marked.at(place) & _SAID_FIRST
        for place in range(start)
    )
    place = marked.over(start - 1, -1, _SIZES)
    asked = marked.word(place) in _ARTICLES or any(marked.at(at) & _ASKED for at in range(start))
    return first and asked and counts_nothing(marked, figure)


def _of_else(marked: Marked, figure: Figure, counted: Collection[int]) -> bool:
    """True for "floor six", "an anxiety of seven", "up from a four", "a nine in maths"."""
    start, end = figure.number.start, figure.number.end
    out_of_ten = is_out_of_ten(marked, figure)
    if _of_other_scale(marked, start, out_of_ten) or _judged(marked, end):
        return True
    if marked.words[end : end + 2] == _OUT_OF[0] and not out_of_ten:
        return True  # "two out of five"
    if marked.words[start : end + 1] == ("one", "off") or marked.word(end) in ("till", "until"):
        return True
    article = marked.over(start - 1, -1, frozenset(("size",)))
    if marked.word(article) in _ARTICLES and _of_thing(marked, article, counted):
        return True
    led = marked.words[article - 2 : article]  # "six, could've been a seven", "not quite a four"
    if marked.word(article) in _ARTICLES and led in _MIGHT:
        return True
    if marked.word(start - 1) == "another":
        return True
    before = marked.word(figure.before)
    if before == "than" and marked.word(figure.before - 1) in _MORE and _at_most(marked, figure):
        return False  # "no higher than a three"
    if before in ("than", "from") and "hedge" not in marked.at(figure.before):
        return marked.word(end) not in ("to", "out")
    if before in ("of", "from", "over") and marked.words[figure.before - 1 : end - 1] in _OUT_OF:
        return figure.before - 2 in counted
    return _of_other_time(marked, start, end)


def _at_most(marked: Marked, figure: Figure) -> bool:
    return marked.has("negator", marked.starts[figure.number.start], figure.before)


_MIGHT: Final = (("have", "been"), ("would", "be"), ("could", "be"), ("should", "be"),
                 ("not", "quite"))  # fmt: skip
_MORE: Final = ("higher", "more", "better", "above")


def _of_other_time(marked: Marked, start: int, end: int) -> bool:
    """True for "yesterday three", "five yesterday" and "normally it's a six"."""
    if marked.word(end) in _TODAY:
        return False
    if marked.word(end) == "yesterday":
        return "copula" not in marked.at(end + 1)
    place = start - 1
    while marked.word(place) in _ARTICLES or (
        marked.at(place) & _SUBJECTS and "correction" not in marked.at(place)
    ):
        place -= 1
    return marked.word(place) in _OTHER_TIMES and marked.word(place - 1) not in ("than", "as")


def _of_other_scale(marked: Marked, start: int, out_of_ten: bool) -> bool:
    """True where a word for another scale leads up to the number at `start`."""
    place = start - 1
    while marked.word(place) in _LINKS or marked.at(place) & _LEADS_UP:
        place -= 1
    if "numbered" in marked.at(start - 1):
        return not out_of_ten
    if marked.word(place) == "back" and marked.word(place + 1) in ("at", "to", "up"):
        return False
    return "other_scale" in marked.at(place) and marked.word(place - 1) not in HOURS


_LINKS: Final = ("a", "an", "at", "of", "wise", "level", "levels", "like")


def _judged(marked: Marked, end: int) -> bool:
    """True for what was marked elsewhere: "a nine in maths", "six out of ten on the quiz"."""
    if marked.words[end : end + 2] == ("for", "the") and not marked.at(end + 2):
        return True  # "a nine for the view"
    near = range(end, end + 4)
    place = next((at for at in near if marked.word(at) in ("in", "on", "for")), None)
    return place is not None and marked.has(
        "judged", place, min(place + _REACH, marked.ends[place])
    )


def _rates(marked: Marked, figure: Figure, counted: Collection[int]) -> bool:
    start = figure.number.start
    if not counts_nothing(marked, figure) or not _of_mood(marked, figure):
        return False
    place = start - 1
    while marked.at(place) & _SIZES and marked.word(place) not in _ARTICLES:
        place -= 1
    if marked.word(place) in _ARTICLES:
        return marked.word(place - 1) not in ("not", "half")
    governs = marked.at(figure.before)
    taken = marked.word(figure.before) == "at" and marked.word(figure.before - 2) in _TAKEN
    if "clock_part" in governs or taken:  # "took it at six"
        return False
    if "clock" in governs:
        return _rated_at(marked, figure)
    led = marked.has("rates", figure.before, start)
    led = led or (marked.word(start).endswith("ish") and "copula" in governs)  # "I'm sevenish"
    return led or _alone(marked, figure, counted)


def _of_thing(marked: Marked, article: int, counted: Collection[int]) -> bool:
    """True for "I'd rate the restaurant a nine" and "I rolled a six"."""
    if marked.at(article - 1) - {"judged", "activity"} or article - 1 in counted:
        return False
    begin = marked.starts[article]
    if marked.at(article - 2) & {"determiner", "pronoun"}:
        return any(word in _GRADES for word in marked.words[begin:article])
    mine = marked.at(article - 2) & {"subject", "other", "join"}
    return bool(mine) and marked.word(article - 1).endswith("ed")


_GRADES: Final = ("give", "gave", "giving", "rate", "rated", "call", "called", "score", "scored")


def _rated_at(marked: Marked, figure: Figure) -> bool:
    """True for "I'm at a four" and "hovering around six", not for "up at six"."""
    back = marked.word(figure.before - 1) == "back"  # "I'm back at four"
    led = marked.at(figure.before - 1 - back)
    return "copula" in led and (back or "rates" in led)


_TAKEN: Final = ("took", "taken", "take", "had", "did", "got", "made")


def _alone(marked: Marked, figure: Figure, counted: Collection[int]) -> bool:
    """True when numbers are all that its clause says; "one" is too often somebody."""
    start = figure.number.start
    if marked.words[start : figure.number.end] == ("one",):
        return False
    return all(
        place in counted or marked.classes[place] & _ALONE
        for place in range(marked.starts[start], marked.ends[start])
    )


def _of_mood(marked: Marked, figure: Figure) -> bool:
    """False for "energy's a three", for other people's numbers and for those of other days."""
    begin, start = marked.starts[figure.number.start], figure.number.start
    for place in range(start - 1, begin - 1, -1):
        if "other_scale" in marked.classes[place]:
            if marked.word(place - 1) in HOURS or marked.word(place - 2) in HOURS:
                break  # "six hours sleep, four out of ten"
            return False
        if "self_noun" in marked.classes[place]:
            break  # "my pain's a seven, my mood's a four"
    how = around(marked, start, figure.number.end)
    return how.now and ((how.real and how.whose != "other") or _beside(marked, figure))


def _beside(marked: Marked, figure: Figure) -> bool:
    """True for "my ex didn't turn up again two out of ten": said beside, of oneself."""
    before = marked.word(figure.before)
    told = marked.at(figure.before) & _TELLS or before.endswith("ed")
    return is_out_of_ten(marked, figure) and not told and marked.has("self", 0, figure.number.start)
