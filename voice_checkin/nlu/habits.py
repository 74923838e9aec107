"""Habits that the speaker did today, or says were not done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu import habit_told
from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.lexicon import HabitPhrase, Lexicon
from voice_checkin.nlu.person import whose
from voice_checkin.nlu.phrases import Found
from voice_checkin.nlu.weighing import surroundings
from voice_checkin.types import HabitMention

_AFTER_FEELING: Final = MAY_FOLLOW - {"possessive"}
_WEIGHT: Final = 4
"""How often the rules' finding counts against that of any one word."""
_TELLING: Final = (
    "doing", "done", "undone", "negator", "unreal", "question", "past", "other", "self",
)  # fmt: skip
_SILENT: Final = 0.5
"""Where the rules say nothing: how likely it may be that nothing is told."""
_BARRED: Final = 0.15
"""The same where it is somebody else's, wished, asked or ordered."""
_SURE: Final = 0.8
"""Where the rules say nothing: how much of what is likely must be one of done and not done."""
_NOT_MEANT: Final = 0.6
"""How likely it must be that nothing is told where the rules say something."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words for a habit, and whether it was done by the rules; None: they tell nothing of it."""

    phrase: Found[HabitPhrase]
    told: bool | None
    barred: bool
    """Is it somebody else's, or wished, asked, or ordered?"""

    def features(self, marked: Marked, others: Sequence["Candidate"]) -> Iterator[str]:
        """What a classifier weighs; `others` are all habits of the utterance, this one too."""
        start, end, habit = self.phrase.start, self.phrase.end, self.phrase.value
        place = others.index(self)
        begin = marked.starts[start]
        yield from (f"told: {self.told} {weight}" for weight in range(_WEIGHT))
        yield f"told: {self.told} {habit.kind}"
        yield f"whose: {whose(marked, begin, start, start)}"
        yield f"kind: {habit.kind}"
        yield f"barred: {self.barred}"
        yield f"name: {habit.name}"
        yield f"said: {' '.join(marked.words[start:end])}"
        yield f"told: {self.told} {marked.word(start - 1)}"
        yield f"told: {self.told} - {marked.word(end)}"
        yield f"of: {len(others)}"
        if place:
            yield f"earlier: {others[place - 1].told}"
        if place < len(others) - 1:
            yield f"later: {others[place + 1].told}"
        for name in _TELLING:
            if marked.has(name, begin, start):
                yield f"before: {name}"
            if marked.has(name, end, marked.ends[end - 1]):
                yield f"behind: {name}"
        yield from surroundings(marked, start, end)


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


def habits(marked: Marked, lexicon: Lexicon, to_log: bool = False) -> tuple[HabitMention, ...]:
    """Each habit once, as the last word on it has it; `to_log`: one that is named was done."""
    found: dict[str, bool] = {}
    named = candidates(marked, lexicon)
    for candidate in named:
        name = candidate.phrase.value.name
        said = _weighed(candidate, marked, named, lexicon)
        done = True if said is None and to_log else said
        if done is not None and not (done and found.get(name) is False):
            found.pop(name, None)
            found[name] = done
    return tuple(HabitMention(name, done) for name, done in found.items())


def _weighed(
    candidate: Candidate, marked: Marked, named: Sequence[Candidate], lexicon: Lexicon
) -> bool | None:
    """Was it done? By the rules, weighed with all that is around it."""
    if lexicon.learned.habits is None:
        return candidate.told
    likely = lexicon.learned.habits.likely(candidate.features(marked, named))
    done = likely["done"] >= likely["undone"]
    if candidate.told is None:
        told = likely["done"] + likely["undone"]
        clear = max(likely["done"], likely["undone"]) > _SURE * told
        least = _BARRED if candidate.barred else _SILENT
        return done if likely["none"] < least and clear else None
    if likely["none"] > _NOT_MEANT:
        return None
    return candidate.told
