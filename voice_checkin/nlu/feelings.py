"""Feelings that the speaker says of themselves, now."""

from typing import Final

from voice_checkin.nlu.clauses import Marked, around
from voice_checkin.nlu.lexicon import Feeling, FeelingPhrase, Lexicon
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.phrases import Found
from voice_checkin.types import FeelingMention

_MAY_FOLLOW: Final = frozenset(
    "split join filler self other prep time state_noun copula softener negator comparison "
    "not_negator past unreal question booster degree".split()
)


def mentions(
    spoken: Utterance, marked: Marked, lexicon: Lexicon
) -> tuple[tuple[FeelingMention, Feeling], ...]:
    """Every feeling said, with what is known of it; the last word on each one counts."""
    found: dict[str, tuple[FeelingMention, Feeling]] = {}
    for phrase in lexicon.feelings.scan(marked.words):
        feeling = phrase.value.feeling
        if feeling is None or not _in_place(phrase, marked, lexicon):
            continue
        how = around(marked, phrase.start, phrase.end)
        if not how.counts:
            continue
        said = spoken.said(phrase.start, phrase.end)
        found.pop(said, None)
        found[said] = (
            FeelingMention(feeling.name, said, feeling.polarity, how.negated, how.degree),
            feeling,
        )
    return tuple(found.values())


def _in_place(phrase: Found[FeelingPhrase], marked: Marked, lexicon: Lexicon) -> bool:
    if phrase.value.need == "none" or phrase.end == len(marked.words):
        return True
    return bool(
        marked.classes[phrase.end] & _MAY_FOLLOW
        or lexicon.feelings.at(marked.words, phrase.end) is not None
    )
