"""Understanding a person's own words: a habit they named is a habit like any other."""

from collections.abc import Sequence
from dataclasses import replace

from voice_checkin.nlu.lexicon import HabitPhrase, Lexicon
from voice_checkin.nlu.normalise import utterance
from voice_checkin.types import Goal, PersonalWord


def knowing(lexicon: Lexicon, words: Sequence[PersonalWord]) -> Lexicon:
    """The lexicon with the habits among the words, in every way they are said.

    People and goals need nothing here: what is said of them stays in the text as it was heard.
    """
    habits = [
        (utterance(way).words, HabitPhrase(word.name, "thing"))
        for word in words
        if word.kind == "habit"
        for way in word.spoken
    ]
    return replace(lexicon, habits=lexicon.habits.plus(entry for entry in habits if entry[0]))


def of_goals(lexicon: Lexicon, goals: Sequence[Goal]) -> tuple[PersonalWord, ...]:
    """The names of goals as habits, so that what is done of them is logged; not of those whose
    name says a habit that is known ("drink water")."""
    return tuple(
        PersonalWord("habit", goal.name)
        for goal in goals
        if not list(lexicon.habits.scan(utterance(goal.name).words))
    )


def spoken_words(words: Sequence[PersonalWord]) -> frozenset[str]:
    """Every single word of them, as a recogniser would print it; none has digits."""
    ways = (way for word in words for way in word.spoken)
    parts = (part for way in ways for part in utterance(way).plain)
    return frozenset(part for part in parts if not any(map(str.isdigit, part)))
