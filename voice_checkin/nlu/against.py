"""Hours of sleep that are told against others: wished for, counted by a watch, lain in bed."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS, MINUTES, Figure

_LEAST, _MOST = 4.0, 14.0
"""Hours of the night that was wished for, or that a watch counted."""
_WISHED: Final = frozenset(
    ("want", "wants", "wanted", "aimed", "aiming", "hoped", "hoping", "need", "needed", "meant",
     "planned", "supposed", "should", "love", "says", "said", "reckons", "thinks", "claims")
)  # fmt: skip
"""Words before a number that was not slept, or is not believed."""
_IN_BED: Final = (("in", "bed"), ("in", "the"), ("in", "it"))
_GAINED: Final = frozenset(("got", "had", "managed", "slept", "getting", "giving"))
_WAS: Final = ("it", "was")
_LEADS_UP: Final = frozenset(("hedge", "degree", "filler", "aside", "contrast", "other"))
_REACH: Final = 5
"""Words between one that wishes, or says that there was no more, and the number."""
_OF_THEM: Final = ("them", "those", "that", "it", "these")
_IS_ALL: Final = (("is", "all"), ("was", "all"), ("'s", "all"))
_NO_MORE: Final = ("i", "we")


def told_against(marked: Marked, found: Sequence[Figure]) -> tuple[bool, ...]:
    """For each number: is it surely what was slept, for all that others say more of the night?

    "Aimed for eight, got five", "my watch says seven, it was more like five", "in bed eight hours
    and slept three of them", "four hours is all I got", "seven according to my watch".
    """
    sure: list[bool] = []
    for index, figure in enumerate(found):
        earlier = found[:index]
        sure.append(
            _of_them(marked, figure, earlier)
            or _is_all(marked, figure)
            or _by_a_watch(marked, figure)
            or (_gained(marked, figure) and any(_not_slept(marked, other) for other in earlier))
        )
    return tuple(sure)


def told_besides(marked: Marked, found: Sequence[Figure]) -> tuple[bool, ...]:
    """For each number: are these hours slept besides those before? "Slept four, then another
    three", "two hours and then three more"."""
    return tuple(
        any(marked.word(other.number.end) in HOURS or _slept(marked, other) for other in found[:at])
        and _besides(marked, figure)
        for at, figure in enumerate(found)
    )


def _slept(marked: Marked, figure: Figure) -> bool:
    return "slept" in marked.at(figure.before)


def _besides(marked: Marked, figure: Figure) -> bool:
    start, end = figure.number.start, figure.number.end
    behind = marked.word(end + (marked.word(end) in HOURS))
    another = marked.word(start) == "another" or marked.word(start - 1) == "another"
    if not another and behind != "more":
        return False
    if marked.word(end) not in HOURS | {"more"} and marked.at(end) - _ENDS:
        return False
    led = figure.before - (marked.word(figure.before) == "another")
    return marked.word(led) in _THEN


_THEN: Final = frozenset(("then", "and", "slept", "plus", "got"))
_ENDS: Final = frozenset(("split", "join", "filler", "time", "prep", "aside"))


def _of_them(marked: Marked, figure: Figure, earlier: Sequence[Figure]) -> bool:
    """ "Slept three of them", of hours that were told before."""
    end = figure.number.end
    said = marked.word(end) == "of" and marked.word(end + 1) in _OF_THEM
    behind = end + (marked.word(end) in HOURS) + (2 if said else 0)
    asleep = marked.word(behind) == "asleep"
    of_hours = any(marked.word(other.number.end) in HOURS for other in earlier)
    return of_hours and (asleep or (said and "slept" in marked.at(figure.before)))


def _is_all(marked: Marked, figure: Figure) -> bool:
    """ "Four hours is all I got", "twenty minutes was all I slept"."""
    end = figure.number.end
    if marked.word(end) not in HOURS | MINUTES:
        return False
    near = range(end + 1, end + 1 + _REACH)
    place = next((at for at in near if marked.words[at : at + 2] in _IS_ALL), None)
    if place is None or marked.word(place + 2) not in _NO_MORE:
        return False
    verb = marked.word(place + 3)
    last = place + 4 >= len(marked.words) or bool(marked.at(place + 4))
    return verb == "slept" or (verb in _GAINED and marked.word(end) in HOURS and last)


def _by_a_watch(marked: Marked, figure: Figure) -> bool:
    """ "Seven and a quarter according to my watch"; short times may be of other things."""
    end = figure.number.end + (marked.word(figure.number.end) in HOURS)
    said = marked.word(end) == "according" and "filler" in marked.at(end)
    says = marked.word(end) in ("says", "reckons") and marked.word(end + 2) in _WATCHES
    said = said or (says and marked.word(end - 1) in HOURS)
    return said and _LEAST <= figure.value <= _MOST


_WATCHES: Final = ("watch", "ring", "phone", "app", "tracker", "fitbit", "garmin", "band")


def _not_slept(marked: Marked, figure: Figure) -> bool:
    """A number that somebody wished for, or a watch says, or that was spent in bed."""
    if not _LEAST <= figure.value <= _MOST:
        return False
    start, end = figure.number.start, figure.number.end
    hours = marked.word(end) in HOURS
    counts = not marked.at(end) or "unit" in marked.at(end) or "clock" in marked.at(start - 1)
    if counts and not hours:
        return False
    behind = end + hours
    if hours and marked.words[behind : behind + 2] in _IN_BED:
        return True
    return not _WISHED.isdisjoint(marked.words[max(0, start - _REACH) : start])


def _gained(marked: Marked, figure: Figure) -> bool:
    """ "Got five", "I'm giving her six", "it was (more like) five", where the statement ends."""
    end = figure.number.end
    if marked.word(end) not in HOURS:
        if end < len(marked.words) and (not marked.at(end) or "unit" in marked.at(end)):
            return False
        if marked.word(figure.number.start - 1) in ("a", "an"):
            return False
    place = figure.number.start - 1
    while marked.words[place - 1 : place + 1] != _WAS and marked.word(place) not in _GAINED:
        if not marked.at(place) & _LEADS_UP:
            return False
        place -= 1
    return True
