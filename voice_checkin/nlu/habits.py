"""Habits that the speaker did today, or says were not done."""

from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.lexicon import HabitPhrase, Lexicon
from voice_checkin.nlu.phrases import Found
from voice_checkin.types import HabitMention

_DID: Final = frozenset(
    "did had went got managed finished done took ticked completed made been put tick mark "
    "drank ate second do".split()
)
_NOT: Final = frozenset("skipped missed forgot skip miss forgotten face".split())


def habits(marked: Marked, lexicon: Lexicon) -> tuple[HabitMention, ...]:
    """Each habit once, as the last word on it has it."""
    found: dict[str, bool] = {}
    for phrase in lexicon.habits.scan(marked.words):
        if phrase.value.kind == "no_habit":
            continue
        done = _done(phrase, marked)
        if done is not None:
            found.pop(phrase.value.name, None)
            found[phrase.value.name] = done
    return tuple(HabitMention(name, done) for name, done in found.items())


def _done(phrase: Found[HabitPhrase], marked: Marked) -> bool | None:
    begin = marked.starts[phrase.start]
    before = marked.words[begin : phrase.start]
    negated = any("negator" in marked.classes[i] for i in range(begin, phrase.start))
    if negated or any(word in _NOT for word in before):
        return False
    if phrase.value.kind == "did":
        return True
    if phrase.value.kind == "thing" and any(word in _DID for word in before):
        return True
    return None
