"""Was a habit done? What the words before it and behind it say, by rules."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.context import around
from voice_checkin.nlu.lexicon import HabitPhrase
from voice_checkin.nlu.person import whose
from voice_checkin.nlu.phrases import Found

_GOES_ON: Final = frozenset(("split", "join", "time", "filler"))
_BEFORE_DID: Final = frozenset(
    ("degree", "filler", "auxiliary", "self", "booster", "time", "undone", "unreal", "softener",
     "may_invert", "past", "question", "aside", "subject", "doing", "prep", "hedge")
)  # fmt: skip
"""What may stand between a negation and a verb in the past: "never actually walked"."""
_HARDLY: Final = ("barely", "hardly", "scarcely")
_BESIDE: Final = 3
"""Words between a habit and a word behind it that tells whether it was done."""


def done(
    phrases: Sequence[Found[HabitPhrase]], marked: Marked, felt: frozenset[int]
) -> list[bool | None]:
    """For each of the `phrases`, left to right: done, not done, or nothing told of it.

    `felt` are the places of words for feelings, which a "not" before them denies.
    """
    ends = [0, *(phrase.end for phrase in phrases)]
    told = [
        _done(phrase, (before, after.start if after else len(marked.words)), marked, felt)
        for phrase, after, before in zip_longest(phrases, phrases[1:], ends[: len(phrases)])
    ]
    _share(phrases, told, marked)
    return told


def _share(phrases: Sequence[Found[HabitPhrase]], told: list[bool | None], marked: Marked) -> None:
    """In "water and meds done" what is told of the last holds for all."""
    for index in range(len(phrases) - 2, -1, -1):
        between = range(phrases[index].end, phrases[index + 1].start)
        listed = all(marked.classes[i] & {"join", "possessive", "filler"} for i in between)
        if told[index] is None and listed:
            told[index] = told[index + 1]


def barred(phrase: Found[HabitPhrase], marked: Marked) -> bool:
    """True for somebody else's habit, and for one that is wished, asked about or ordered."""
    begin = marked.starts[phrase.start]
    other = whose(marked, begin, phrase.start, phrase.start) == "other"
    return other or _not_real(marked, begin, phrase) or _ordered(marked, phrase)


def _done(
    phrase: Found[HabitPhrase], between: tuple[int, int], marked: Marked, felt: frozenset[int]
) -> bool | None:
    """`between` is where the habit before it ends and the next begins; `felt` are feelings."""
    earlier, limit = between
    begin = marked.starts[phrase.start]
    if whose(marked, max(begin, earlier), phrase.start, phrase.start) == "other":
        return None
    if _governed(phrase, marked) or _never_got(phrase, marked):
        return False
    before = _told_before(phrase, earlier, marked, felt)
    so = bool(before) or phrase.value.kind == "did"
    if (told := _told_behind(phrase, limit, marked, so)) is not None:
        return told
    told = before
    if told is None and phrase.value.kind == "did":
        return None if _not_real(marked, begin, phrase) or _ordered(marked, phrase) else True
    return told


def _governed(phrase: Found[HabitPhrase], marked: Marked) -> bool:
    """True right behind "skipped (my)": whatever follows is told of something else."""
    place = marked.over(phrase.start - 1, -1, frozenset(("determiner", "possessive")))
    if "undone" not in marked.at(place) or marked.at(place) & {"negator", "correction"}:
        return False
    return not _outweighed(marked, place)


def _never_got(phrase: Found[HabitPhrase], marked: Marked) -> bool:
    """True in "never got my crossword done", where "done" is what was not got."""
    place = marked.over(phrase.start - 1, -1, frozenset(("determiner", "possessive")))
    denied = marked.word(place - 1) == "never" or "negator" in marked.at(place - 1)
    return marked.word(place) in ("got", "get") and denied and marked.word(phrase.end) == "done"


def _outweighed(marked: Marked, place: int) -> bool:
    """True for the "skipped" of "nearly skipped" and of "didn't skip"."""
    head = marked.over(place, -1, frozenset(("undone",)))
    before = marked.over(place - 1, -1, frozenset(("auxiliary", "degree")))
    if "short_of" in marked.at(head):
        return True  # "nearly didn't bother with"
    return bool({"short_of", "negator", "unreal"} & (marked.at(place - 1) | marked.at(before)))


def _ordered(marked: Marked, phrase: Found[HabitPhrase]) -> bool:
    """True for "put some music on", whose verb has a past like an order."""
    first = marked.over(0, 1, frozenset(("filler", "aside")))
    return "orders_done" in marked.at(phrase.start) and phrase.start <= first


def _not_real(marked: Marked, begin: int, phrase: Found[HabitPhrase]) -> bool:
    asked = around(marked, phrase.start, phrase.end).asked
    unreal = ("unreal", "question", "past")
    return asked or any(marked.has(name, begin, phrase.start) for name in unreal)


def _told_behind(phrase: Found[HabitPhrase], limit: int, marked: Marked, so: bool) -> bool | None:
    """ "walk done", "reading not yet", "the meditation didn't happen"; `so` if it was done by
    what stands before."""
    if (told := _told_after_all(marked, phrase.end)) is not None:
        return told
    if phrase.end == limit and marked.word(limit) == "done":
        return True  # "walk done yoga skipped", where "done yoga" is a phrase
    for place in range(phrase.end, min(limit, phrase.end + _BESIDE)):
        found = marked.classes[place]
        if found & {"split", "join"} and (told := _said_after_all(marked, place)) is not None:
            return told
        if "split" in found or _new_subject(marked, place):
            return None  # "walked the dog but i didn't shower" tells nothing against the walk
        if "undone" in found or "negator" in found:
            return _not_done(marked, place, limit, so)
        if "done" in found:
            return True
        if not found & {"copula", "filler", "time", "degree", "pronoun"}:
            return None
    return None


def _not_done(marked: Marked, place: int, limit: int, so: bool) -> bool | None:
    """False for the "no" of "reading no"; None where it is for what follows."""
    own = so and place + 1 == limit < len(marked.words)
    if own or _goes_with_next(marked, place, limit) or marked.word(place) in _HARDLY:
        return None  # "did yoga skipped the walk", "brighter since the swim, barely though"
    if marked.word(place) == "nothing" and "copula" in marked.at(place - 1):
        return None  # "ate my toast, felt nothing"
    return False if _closes(marked, place, marked.at(place)) else None


def _told_after_all(marked: Marked, place: int) -> bool | None:
    """ "... I skipped", "... no wait that was yesterday", "... instead of lunch"."""
    if marked.word(place) == "instead":
        return True
    if "correction" in marked.at(place):
        on = marked.over(place, 1, frozenset(("correction", "filler")))
        if marked.words[on : on + 3] in _OF_EARLIER:
            return False
    if marked.word(place) != "i" or "undone" not in marked.at(place + 1):
        return None
    end = marked.over(place + 1, 1, frozenset(("undone",)))
    ends = end >= len(marked.words) or bool(marked.at(end) & _GOES_ON)
    return False if ends and marked.word(place + 1) not in _NO else None


_OF_EARLIER: Final = (("that", "was", "yesterday"), ("it", "was", "yesterday"))
_NO: Final = ("no", "nope", "nah")


def _said_after_all(marked: Marked, place: int) -> bool | None:
    """ "... but I didn't", "... but went in the end", when nothing more is said of it."""
    for told in ("undone", "done"):
        if told in marked.at(place) and told in marked.at(place + 1):
            end = marked.over(place, 1, frozenset((told,)))
            if end >= len(marked.words) or marked.at(end) & _GOES_ON:
                return told == "done"
    return None


def _new_subject(marked: Marked, place: int) -> bool:
    """True at the "and" of "not really and i drank my water": what comes is said anew."""
    return "join" in marked.at(place) and "subject" in marked.at(place + 1)


def _closes(marked: Marked, place: int, found: frozenset[str]) -> bool:
    """A bare "no" or "not" belongs to the habit before it only if nothing else follows it."""
    if "undone" in found:
        return True
    after = marked.at(place + 1)
    return place + 1 >= len(marked.words) or bool(after & {"done", "split", "undone"})


def _of_earlier(marked: Marked, place: int, earlier: int) -> bool:
    """True for the "done" of "water's done, just the meditation left": it tells of the water."""
    beside = marked.starts[place] < earlier <= place < earlier + _BESIDE
    return beside and "done" in marked.at(place) and "determiner" not in marked.at(place + 1)


def _undone(marked: Marked, place: int) -> bool | None:
    """False for the "skipped" at `place`, True where it is denied, None where it was but near."""
    if "undone" not in marked.at(place):
        return False
    if "short_of" in marked.at(marked.over(place, -1, frozenset(("undone",)))):
        return None  # "nearly skipped" was not skipped
    return _denied(marked, place)  # "didn't skip my tablets"


def _denied(marked: Marked, place: int) -> bool:
    """True for the "skip" of "didn't skip" and the "forgot" of "never forgot"."""
    before = marked.over(marked.head(place) - 1, -1, frozenset(("degree", "filler", "auxiliary")))
    return "negator" in marked.at(before) and "undone" not in marked.at(before)


def _goes_with_next(marked: Marked, place: int, limit: int) -> bool:
    """True for the "skipped" of "rang mum, skipped the breathing"."""
    following = marked.over(place, 1, frozenset(("undone", "determiner", "possessive", "prep")))
    return limit < len(marked.words) and following >= limit and "determiner" in marked.at(limit - 1)


def _told_before(
    phrase: Found[HabitPhrase], earlier: int, marked: Marked, felt: frozenset[int]
) -> bool | None:
    """ "skipped breakfast", "had my water", "no walk", "didn't manage a shower"."""
    done: bool | None = None
    begin = marked.starts[phrase.start]
    for place in range(phrase.start - 1, begin - 1, -1):
        found = marked.classes[place]
        told_apart = place < earlier if done else _of_earlier(marked, place, earlier)
        told_apart = told_apart or "not_negator" in found or _new_subject(marked, place)
        told_apart = told_apart or ("other" in found and "join" in marked.at(place - 1))
        if told_apart or ("negator" in found and felt & set(range(place, phrase.start))):
            break  # "not bad, a bit stiff from the gym"
        if _in_its_place(marked, place, earlier):
            return True
        if found & {"undone", "negator"}:
            supposed = marked.word(marked.head(place) - 1) in ("'d", "would")
            return None if supposed else _undone(marked, place)
        if (done or phrase.value.kind == "did") and not found & _BEFORE_DID:
            break  # "mustn't grumble, ate my breakfast"
        if marked.too_much(place):
            return False
        if found & {"unreal", "question", "past"}:
            return None
        if "doing" in found and done is None and phrase.value.kind == "thing":
            done = marked.word(place) != "and" or _right_before(phrase, place, marked) or None
    if begin and marked.has("raiser", marked.starts[begin - 1], begin):
        return False
    return done


def _in_its_place(marked: Marked, place: int, earlier: int) -> bool:
    """True for what was done for the habit before: "swapped the run for a swim", "no walk just a
    stretch"."""
    if place < earlier:
        return marked.word(place) == "swapped"
    return 0 < place == earlier and marked.word(place) in _JUST


_JUST: Final = ("just", "only")


def _right_before(phrase: Found[HabitPhrase], place: int, marked: Marked) -> bool:
    """True for the "and" of "and a walk", not for that of "and somebody took my lunch"."""
    leading = frozenset(("determiner", "possessive", "degree", "softener", "time", "size", "doing"))
    return marked.over(phrase.start - 1, -1, leading - {"doing"}) == place or (
        "doing" in marked.at(place + 1)
    )
