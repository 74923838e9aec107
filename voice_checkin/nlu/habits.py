"""Habits that the speaker did today, or says were not done."""

from typing import Final

from voice_checkin.nlu.clauses import Marked, whose
from voice_checkin.nlu.lexicon import HabitPhrase, Lexicon
from voice_checkin.nlu.phrases import Found
from voice_checkin.types import HabitMention

_BESIDE: Final = 3
"""Words between a habit and a word behind it that tells whether it was done."""


def habits(marked: Marked, lexicon: Lexicon) -> tuple[HabitMention, ...]:
    """Each habit once, as the last word on it has it."""
    phrases = list(lexicon.habits.scan(marked.words, marked.passed))
    found: dict[str, bool] = {}
    for index, phrase in enumerate(phrases):
        if phrase.value.kind == "no_habit":
            continue
        limit = phrases[index + 1].start if index + 1 < len(phrases) else len(marked.words)
        done = _done(phrase, limit, marked)
        if done is not None:
            name = phrase.value.name
            done = found.get(name, done) if done and found.get(name) is False else done
            found.pop(name, None)
            found[name] = done
    return tuple(HabitMention(name, done) for name, done in found.items())


def _done(phrase: Found[HabitPhrase], limit: int, marked: Marked) -> bool | None:
    begin = marked.starts[phrase.start]
    if whose(marked, begin, phrase.start, phrase.start) == "other":
        return None
    if (told := _told_behind(phrase, limit, marked)) is not None:
        return told
    told = _told_before(phrase, marked)
    if told is None and phrase.value.kind == "did":
        return None if _not_real(marked, begin, phrase) else True
    return told


def _not_real(marked: Marked, begin: int, phrase: Found[HabitPhrase]) -> bool:
    return any(marked.has(name, begin, phrase.start) for name in ("unreal", "question", "past"))


def _told_behind(phrase: Found[HabitPhrase], limit: int, marked: Marked) -> bool | None:
    """ "walk done", "reading not yet", "the meditation didn't happen"."""
    for place in range(phrase.end, min(limit, phrase.end + _BESIDE)):
        found = marked.classes[place]
        if "undone" in found or "negator" in found:
            return False if _closes(marked, place, found) else None
        if "done" in found:
            return True
        if not found & {"copula", "filler", "time", "degree", "pronoun"}:
            return None
    return None


def _closes(marked: Marked, place: int, found: frozenset[str]) -> bool:
    """A bare "no" or "not" belongs to the habit before it only if nothing else follows it."""
    if "undone" in found:
        return True
    after = marked.at(place + 1)
    return place + 1 >= len(marked.words) or bool(after & {"done", "split", "undone"})


def _told_before(phrase: Found[HabitPhrase], marked: Marked) -> bool | None:
    """ "skipped breakfast", "had my water", "no walk", "didn't manage a shower"."""
    done: bool | None = None
    begin = marked.starts[phrase.start]
    for place in range(phrase.start - 1, begin - 1, -1):
        found = marked.classes[place]
        if "not_negator" in found:
            break
        if "undone" in found:
            return False
        if "negator" in found:
            return False
        if "unreal" in found or "question" in found:
            return None
        if "past" in found:
            return None
        if "doing" in found and done is None and phrase.value.kind == "thing":
            done = True
    if begin and marked.has("raiser", marked.starts[begin - 1], begin):
        return False
    return done
