"""Habits that the speaker did today, or says were not done."""

from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu import habit_told
from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.lexicon import HabitPhrase, Lexicon
from voice_checkin.nlu.phrases import Found
from voice_checkin.nlu.reading import Reading
from voice_checkin.types import HabitMention

_AFTER_FEELING: Final = MAY_FOLLOW - {"possessive"}
_SILENT: Final = 0.25
"""Where the rules say nothing: how likely it may be that nothing is told."""
_BARRED: Final = 0.15
"""The same where it is somebody else's, wished, asked or ordered."""
_SURE: Final = 0.8
"""Where the rules say nothing: how much of what is likely must be one of done and not done."""
_SURER: Final = 0.9
_SUREST: Final = 0.985
"""The same against rules that say it was not done; and against such as say it was."""
_NOT_MEANT: Final = 0.75
"""How likely it must be that nothing is told where the rules say something."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words for a habit, and whether it was done by the rules; None: they tell nothing of it."""

    phrase: Found[HabitPhrase]
    told: bool | None
    barred: bool
    """Is it somebody else's, or wished, asked, or ordered?"""


def candidates(marked: Marked, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """All words for habits, left to right, with what the rules make of them."""
    phrases = [
        phrase
        for phrase in lexicon.habits.scan(marked.words, marked.passed)
        if phrase.value.kind != "no_habit"
    ]
    felt = frozenset(
        place
        for feeling in lexicon.feelings.scan(marked.words)
        if marked.at(feeling.end) & _AFTER_FEELING and "possessive" not in marked.at(feeling.end)
        for place in range(feeling.start, feeling.end)
    )
    told = habit_told.done(phrases, marked, felt)
    return tuple(
        Candidate(phrase, done, habit_told.barred(phrase, marked))
        for phrase, done in zip(phrases, told, strict=True)
    )


def habits(
    marked: Marked, reading: Reading, lexicon: Lexicon, to_log: bool = False
) -> tuple[HabitMention, ...]:
    """Each habit once, as the last word on it has it; `to_log`: one that is named was done."""
    found: dict[str, bool] = {}
    for candidate in candidates(marked, lexicon):
        name = candidate.phrase.value.name
        said = _weighed(candidate, reading)
        done = True if said is None and to_log else said
        undone = found.get(name) is False
        after_all = candidate.told and _so_or_but(marked, candidate.phrase.start)
        if done is not None and not (done and undone and not after_all):
            found.pop(name, None)
            found[name] = done
    return tuple(HabitMention(name, done) for name, done in found.items())


def _so_or_but(marked: Marked, place: int) -> bool:
    """True in "happy to skip breakfast, but I had breakfast": the second time counts."""
    begin = marked.starts[place]
    return not {"so", "but"}.isdisjoint(marked.words[max(begin - 1, 0) : begin + 1])


def _weighed(candidate: Candidate, reading: Reading) -> bool | None:
    """Was it done? By the rules, weighed with the whole utterance."""
    if not reading.words:
        return candidate.told
    likely = reading.habit(candidate.phrase.start, candidate.phrase.end)
    done = likely["done"] >= likely["undone"]
    told = likely["done"] + likely["undone"]
    share = max(likely["done"], likely["undone"]) / told
    if candidate.told is None:
        least = _BARRED if candidate.barred else _SILENT
        return done if likely["none"] < least and share > _SURE else None
    if likely["none"] > _NOT_MEANT:
        return None
    return done if share > (_SUREST if candidate.told else _SURER) else candidate.told
