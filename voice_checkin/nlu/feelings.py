"""Feelings that the speaker says of themselves, now."""

from collections.abc import Collection
from typing import Final

from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.context import Around, around
from voice_checkin.nlu.lexicon import Feeling, FeelingPhrase, Lexicon
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.phrases import Found
from voice_checkin.types import FeelingMention

Said = tuple[FeelingMention, Feeling]

_DEGREE: Final = frozenset(("degree", "softener", "booster", "filler", "negator", "time"))
_LED_UP: Final = _DEGREE | {"not_negator", "aside", "self", "copula", "hedge", "pronoun", "join"}
_MAY_PRECEDE: Final = frozenset(
    ("copula", "degree", "softener", "booster", "negator", "self", "filler", "aside", "join",
     "split", "time", "denial", "contrast", "raiser", "pronoun", "hedge")
)  # fmt: skip


def mentions(
    spoken: Utterance,
    marked: Marked,
    lexicon: Lexicon,
    taken: Collection[int] = (),
    asked_how: bool = False,
) -> tuple[Said, ...]:
    """Every feeling said, with what is known of it; the last word on each one counts.

    `taken` are places whose words have been read as something else. When the speaker was
    `asked_how` they feel, a word for it need not stand beside "feel".
    """
    hidden = list(lexicon.not_feelings.scan(marked.words))
    phrases = [
        phrase
        for phrase in lexicon.feelings.scan(marked.words, marked.passed)
        if not any(place in taken for place in range(phrase.start, phrase.end))
        and not any(_hides(found, phrase) for found in hidden)
        and not _part_of_another(phrase, marked, lexicon)
    ]
    places = frozenset(i for phrase in phrases for i in range(phrase.start, phrase.end))
    found: dict[str, Said] = {}
    for phrase in phrases:
        feeling = phrase.value.feeling
        how = around(marked, phrase.start, phrase.end, places)
        not_me = not how.counts and not how.asked and _not_me(marked, phrase.end)
        counts = how.counts or not_me
        if not counts or not (
            (asked_how and _answers(phrase, marked)) or _in_place(phrase, marked, how, places)
        ):
            continue
        said = spoken.said(phrase.start, phrase.end)
        found.pop(said, None)
        negated = how.negated != not_me
        mention = FeelingMention(feeling.name, said, feeling.polarity, negated, how.degree)
        found[said] = (mention, feeling)
    return tuple(found.values())


def _not_me(marked: Marked, end: int) -> bool:
    """True for what comes before "but I'm not": said of others, denied of oneself."""
    place = marked.ends[end - 1]
    if "not_me" not in marked.at(place):
        return False
    after = marked.over(place, 1, frozenset(("not_me",)))
    return after >= len(marked.words) or bool(marked.at(after) & {"split", "join", "time"})


def _hides(found: Found[bool], phrase: Found[FeelingPhrase]) -> bool:
    """True when the phrase is a part of what is found; a longer phrase is not."""
    return found.start <= phrase.start and phrase.end <= found.end


def _part_of_another(phrase: Found[FeelingPhrase], marked: Marked, lexicon: Lexicon) -> bool:
    """True for the "up" of "woke up", and for the "right" that only begins to speak."""
    if phrase.end - phrase.start == 1 and phrase.start in marked.bound:
        return True
    first = marked.over(0, 1, frozenset(("filler", "join"))) if phrase.start else 0
    return phrase.start <= first and lexicon.openers.at(marked.words, phrase.start) is not None


def _in_place(
    phrase: Found[FeelingPhrase], marked: Marked, how: Around, places: frozenset[int]
) -> bool:
    """Does the phrase stand where it says how somebody is?"""
    if phrase.value.need == "none":
        return True
    if phrase.value.need == "day":
        return how.whose == "day" and "copula" in marked.at(
            marked.over(phrase.start - 1, -1, _DEGREE)
        )
    before = marked.over(phrase.start - 1, -1, _DEGREE)
    chained = "join" in marked.at(before) and before - 1 in places
    follows_verb = chained or _predicates(marked, before)
    if phrase.value.need == "feel" and not (follows_verb or _bare(phrase, marked, before)):
        return False
    if phrase.end in places or phrase.start - 1 in places:
        return True
    if follows_verb and ("gained" not in marked.at(before) or _ends_there(phrase.end, marked)):
        return True
    if "determiner" in marked.at(phrase.end):
        return False
    return _ends_there(phrase.end, marked) and _led_up_to(phrase.start, marked)


def _answers(phrase: Found[FeelingPhrase], marked: Marked) -> bool:
    """True for "mostly low" after "how do you feel?", not for the light of "turn on the light"."""
    if phrase.value.need == "none":
        return True
    if not _ends_there(phrase.end, marked) or "determiner" in marked.at(phrase.end):
        return False
    before = marked.over(phrase.start - 1, -1, _LED_UP)
    return before < marked.starts[phrase.start] or "join" in marked.at(before)


def _predicates(marked: Marked, place: int) -> bool:
    """True for the "am" of "I'm low", not for the "get" of "get down from there"."""
    if "copula" not in marked.at(place):
        return False
    return "orders" not in marked.at(place) or place > marked.starts[place]


def _bare(phrase: Found[FeelingPhrase], marked: Marked, before: int) -> bool:
    """True for "a bit low" and "low today", where nothing else is said before it."""
    return before < marked.starts[phrase.start] or bool(
        marked.at(phrase.start - 1) & {"softener", "booster"}
    )


def _ends_there(end: int, marked: Marked) -> bool:
    return end >= len(marked.words) or bool(marked.at(end) & MAY_FOLLOW)


def _led_up_to(start: int, marked: Marked) -> bool:
    if start == 0 or marked.starts[start] == start or marked.at(start - 1) & _MAY_PRECEDE:
        return True
    return marked.word(start - 1) in ("a", "an", "in", "such", "the")
