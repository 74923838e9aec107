"""Of whom is it said? The speaker, somebody else, the day, or some other thing."""

from typing import Final, Literal

from voice_checkin.nlu.clauses import PASSED_OVER, Marked

_BUT: Final = ("but", "yet")
Whose = Literal["self", "day", "it", "other"]


def whose_or_day(marked: Marked, begin: int, start: int, end: int) -> Whose:
    """As `whose`; "it" in "it was a bad day" is the day."""
    found = whose(marked, begin, start, end)
    of_self = marked.has("self_noun", start, end) or marked.has("rather", begin, start)
    return "day" if found == "it" and of_self else found


def whose(marked: Marked, begin: int, start: int, end: int) -> Whose:
    """Of whom `words[start:end]` is said; `begin` is where its clause begins."""
    if any("self" in found for found in marked.classes[start:end]):
        return "self"
    if _reported(marked, begin):
        return "other"
    for index in range(start - 1, begin - 1, -1):
        found = marked.classes[index]
        if "aside" in found:
            return "self"
        if "other" in found and not _object_before(marked, begin, index, start):
            return "other"
        if "self" in found:
            return "other" if _owns_other(marked, index, start) else "self"
        if "relation" in found and _leads(marked, index, begin):
            return "other"
        if "third" in marked.classes[index] and (subject := _subject(marked, index, begin)):
            return subject
    return _inherited(marked, begin, start)


def of_somebody(marked: Marked, start: int) -> bool:
    """True where a person is named before `start` in the same clause."""
    begin = marked.starts[start]
    return marked.has("other", begin, start) or marked.has("relation", begin, start)


def _object_before(marked: Marked, begin: int, index: int, start: int) -> bool:
    """True for the "kids" of "I've got two kids and no patience": they are no subject."""
    return marked.has("join", index + 1, start) and marked.has("self", begin, index)


def _leads(marked: Marked, index: int, begin: int) -> bool:
    """True for the "baby" of "the baby slept five hours" and for the "mum" of "mum slept five":
    what a clause is about comes first."""
    first = marked.over(begin, 1, frozenset(("join", "split", "filler", "time")))
    return first == index or (first == index - 1 and "determiner" in marked.at(first))


def _reported(marked: Marked, begin: int) -> bool:
    """True for what "my mate reckons" or "everyone keeps telling me"."""
    if not begin or "subject" not in marked.at(begin) or "says" not in marked.at(begin - 1):
        return False
    earlier = marked.starts[begin - 1]
    told = marked.has("other", earlier, begin) or marked.has("relation", earlier, begin)
    return told and not marked.has("subject", earlier, begin)


def _inherited(marked: Marked, begin: int, start: int) -> Whose:
    """Without a subject of its own a clause joined by "and" has that of the one before."""
    before = marked.over(begin, 1, frozenset(("join", "filler", "time")))
    if begin and marked.word(begin) in _BUT and start == marked.over(begin + 1, 1, PASSED_OVER):
        # "she was late but happy": hers, where a person was spoken of
        earlier = marked.starts[begin - 1]
        person = marked.has("other", earlier, begin) or marked.has("relation", earlier, begin)
        if person and not marked.has("self", earlier, begin):
            return "other"
    if begin and before > begin and "join" in marked.at(begin) and before <= start:
        earlier = begin - 1
        return whose(marked, marked.starts[earlier], earlier + 1, earlier + 1)
    return "self"


def _owns_other(marked: Marked, index: int, start: int) -> bool:
    """True for "my sister ..." and for "my knees are ...", not for "my mood is ..."."""
    if "possessive" not in marked.at(index):
        return False
    if marked.has("relation", index + 1, min(index + 4, start)):
        return True
    for place in range(index + 1, start):
        if "third" in marked.classes[place]:
            return not marked.has("self_noun", index + 1, place)
    return False


def _subject(marked: Marked, index: int, begin: int) -> Whose | None:
    """Who or what stands before the verb at `index`; None when that is still to be found."""
    place = marked.over(index - 1, -1, PASSED_OVER | {"negator", "auxiliary"})
    if place < begin:
        return "day" if marked.has("self_noun", begin, index) else None
    found = marked.at(place)
    if found & _NO_SUBJECT or _is_said_of(marked, begin, place):
        return None
    if "self_noun" in found:
        owned = marked.at(place - 1) if place > begin else frozenset()
        return "other" if "other" in owned else "day"
    if "pronoun" in found:
        always = marked.word(place) == "there" or marked.word(index + 1) == "been"
        return "day" if always else "it"
    return "other"


def _is_said_of(marked: Marked, begin: int, place: int) -> bool:
    """True for the "great" of "not great got four hours" and of "I'm really great went to bed"."""
    before = marked.over(place - 1, -1, _HOW_MUCH)
    return before >= begin and (marked.word(before) == "not" or "copula" in marked.at(before))


_HOW_MUCH: Final = frozenset(("degree", "softener", "booster", "hedge", "filler"))
_NO_SUBJECT: Final = frozenset(
    ("self", "other", "copula", "join", "split", "aside", "question", "prep", "doing", "time")
)
