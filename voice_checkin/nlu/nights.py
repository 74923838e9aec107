"""How the night was: bad, ok or good."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.context import Around, around
from voice_checkin.nlu.figures import HOURS, Figure
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.person import of_somebody
from voice_checkin.nlu.phrases import Found
from voice_checkin.types import SleepQuality

Quality = tuple[SleepQuality | None, frozenset[int]]
"""How the night was, and the places of the words that say so."""
_Said = tuple[SleepQuality, tuple[int, int]]

PASSED: Final = frozenset(
    ["degree", "softener", "booster", "filler", "hedge", "negator", "copula", "time"]
)
BESIDE: Final = PASSED | {"aside", "join", "split", "correction"}
"""What may stand beside hours that are all that is said."""
_REACH: Final = 6
"""Words between the word for sleep and the word for how it was."""
_NAMING: Final = ("wise", "front", "department", "quality")
"""Words behind "sleep" that only name it: "sleep wise"."""
_HOW: Final = ("how", "the", "as", "so")
"""Words before the "badly" of "how badly I slept"."""
_SLEEPER: Final = frozenset(("self", "subject", "auxiliary"))
_NOT_AT: Final = ("out", "at", "shift", "shifts", "in")
"""Words behind a "bad night" that was spent elsewhere."""


def night(
    marked: Marked, found: Sequence[Figure], lexicon: Lexicon, asked_for: bool = False
) -> Quality:
    """How the night was; when it was `asked_for`, a word for it that begins the answer will do."""
    counted = frozenset(
        place for figure in found for place in range(figure.number.start, figure.number.end + 1)
    )
    quality, taken = _quality(marked, lexicon, counted)
    if quality is None and _spoken_of(marked, found):
        quality, taken = _of_hours(marked, found, lexicon) or _in_passing(marked, lexicon)
    if quality is None and asked_for:
        return _bare_quality(marked, lexicon, counted)
    return quality, taken


def _spoken_of(marked: Marked, found: Sequence[Figure]) -> bool:
    """True when sleep is named, or hours that are not those of something done awake."""
    if marked.has("sleep", 0, len(marked.words)):
        return True
    return any(marked.word(figure.number.end) in HOURS for figure in found) and not marked.has(
        "activity", 0, len(marked.words)
    )


def _of_hours(marked: Marked, found: Sequence[Figure], lexicon: Lexicon) -> Quality | None:
    """ "Eight unbroken hours"."""
    for figure in found:
        end = figure.number.end
        if marked.word(end) == "hours":
            for place in range(figure.number.start + 1, end):
                phrase = lexicon.sleep_words.at(marked.words, place)
                if phrase is not None and phrase.end == end:
                    return phrase.value, frozenset(range(place, end))
    return None


def _in_passing(marked: Marked, lexicon: Lexicon) -> Quality:
    """ "Six hours, pretty solid": words that tell of a night wherever one is spoken of."""
    for phrase in lexicon.night_words.scan(marked.words, marked.passed):
        how = around(marked, phrase.start, phrase.end)
        begin = marked.starts[phrase.start]
        of_self = phrase.end - phrase.start == 1 and marked.has("self", begin, phrase.start)
        after = marked.at(phrase.end)
        ends = phrase.end >= len(marked.words) or after & (MAY_FOLLOW | {"sleep", "hedge"})
        if ends and not of_self and how.whose != "other" and how.now and how.real:
            return _turned(phrase.value, how.negated), frozenset(range(phrase.start, phrase.end))
    return None, frozenset()


def _bare_quality(marked: Marked, lexicon: Lexicon, counted: frozenset[int]) -> Quality:
    """A word for how it was, as the answer to that question: the first thing said."""
    first = marked.over(0, 1, BESIDE | {"self", "pronoun"})
    phrase = lexicon.sleep_words.at(marked.words, first)
    if phrase is None:
        return None, frozenset()
    more = phrase.end < len(marked.words) and phrase.end not in counted
    if more and not marked.at(phrase.end) & (MAY_FOLLOW | {"hedge"}):
        return None, frozenset()
    negated = around(marked, phrase.start, phrase.end).negated
    return _turned(phrase.value, negated), frozenset(range(phrase.start, phrase.end))


def _quality(marked: Marked, lexicon: Lexicon, counted: frozenset[int]) -> Quality:
    quality: SleepQuality | None = None
    taken: set[int] = set()
    for phrase in lexicon.sleep.scan(marked.words, marked.passed):
        how = around(marked, phrase.start, phrase.end)
        mine = not _of_others(marked, phrase.start, how)
        if mine and how.real and how.now and not _elsewhere(marked, phrase):
            quality = phrase.value
            taken.update(range(phrase.start, phrase.end))
    for place in range(len(marked.words)):
        if "sleep" not in marked.classes[place]:
            continue
        said = _after(marked, place, lexicon, counted) or _before(marked, place, lexicon)
        if said is not None and not taken & set(range(*said[1])):
            quality = said[0]
            taken.update(range(*said[1]))
    return quality, frozenset(taken)


def _of_others(marked: Marked, start: int, how: Around) -> bool:
    """True for "my husband had a bad night", not for "the pain woke me, bad night"."""
    return how.whose == "other" and of_somebody(marked, start)


def _elsewhere(marked: Marked, phrase: Found[SleepQuality]) -> bool:
    """True for "a bad night at the casino", and for "slept through the alarm"."""
    if marked.word(phrase.end - 1) in ("night", "nights"):
        return marked.word(phrase.end) in _NOT_AT
    return any(word in ("alarm", "alarms") for word in marked.words[phrase.end : phrase.end + 3])


def _after(marked: Marked, place: int, lexicon: Lexicon, counted: frozenset[int]) -> _Said | None:
    """ "slept really well", "sleep was not great"."""
    end = marked.ends[place]
    if marked.word(end) == "which" or (marked.word(end) == "so" and end == place + 1):
        end = marked.ends[end]  # "the sleep, which was brutal", "slept so well"
    end = min(end, place + _REACH)
    for start in range(place + 1, end):
        phrase = lexicon.sleep_words.at(marked.words, start)
        if phrase is not None:
            how = around(marked, phrase.start, phrase.end)
            if how.whose == "other" and marked.has("other", marked.starts[place], place):
                return None
            negated = how.negated and _near_negated(marked, place, phrase.start)
            return _turned(phrase.value, negated), (phrase.start, phrase.end)
        passed = marked.classes[start] & PASSED or marked.word(start) in ("which", *_NAMING)
        if not (passed or start in counted):
            return None
    return None


def _before(marked: Marked, place: int, lexicon: Lexicon) -> _Said | None:
    """ "a rubbish night's sleep", "how badly I slept", "okay on the sleep front"."""
    slept_so = "slept" in marked.at(place) and "self" in marked.at(place - 1)
    begin = 0 if slept_so else marked.starts[place]
    for start in range(place - 1, max(begin, place - 4) - 1, -1):
        phrase = lexicon.sleep_words.at(marked.words, start)
        if phrase is not None and phrase.end <= place:
            if slept_so and marked.word(start - 1) not in _HOW:
                return None
            how = around(marked, phrase.start, phrase.end)
            if not how.now or not how.real or _of_others(marked, phrase.start, how):
                return None
            negated = how.negated and _near_negated(marked, phrase.start, phrase.start)
            return _turned(phrase.value, negated), (phrase.start, phrase.end)
        if not _leads_to(marked, start, place):
            return None
    return None


def _leads_to(marked: Marked, start: int, place: int) -> bool:
    """True for what may stand between a word for the night and the word for sleep."""
    if marked.word(place + 1) in _NAMING:
        return marked.word(start) in ("on", "in", "the", "my")
    if "slept" in marked.at(place) and marked.classes[start] & _SLEEPER:
        return True
    return marked.words[start] in ("night", "'s", "nights", "of")


def _near_negated(marked: Marked, place: int, start: int) -> bool:
    """Is the denial for the sleep at `place`, and not for what was said before ("no reason")?"""
    if marked.has("negator", place + 1, start) or marked.has("raiser", 0, place):
        return True
    at = place - 1
    while marked.at(at) and not marked.at(at) & {"subject", "split"}:
        if "negator" in marked.at(at):
            return True
        at -= 1
    return False


def _turned(quality: SleepQuality, negated: bool) -> SleepQuality:
    """ "not great" is bad; "not bad" is no more than ok."""
    if not negated:
        return quality
    return "ok" if quality == "bad" else "bad"
