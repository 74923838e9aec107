"""What each number in an utterance is for: hours of sleep, a rating, or something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from voice_checkin.nlu import scales, sleep
from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS, Figure
from voice_checkin.nlu.linear import LinearModel
from voice_checkin.nlu.weighing import surroundings
from voice_checkin.types import Expect

Role = Literal["sleep", "rating", "energy", "none"]
_ROLES: tuple[Role, ...] = ("none", "sleep", "rating", "energy")


@dataclass(frozen=True, slots=True)
class Told:
    """What the numbers of an utterance say; of each, the last one said."""

    hours: float | None = None
    rating: float | None = None
    energy: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number, and what the rules take it for."""

    figure: Figure
    ruled: Role
    hours: float
    """Its value, if it counts hours."""
    energy: int | None
    """Its value as an energy from 0 to 4, if it can be one."""

    def features(self, marked: Marked, others: Sequence["Candidate"]) -> Iterator[str]:
        """What a classifier weighs; `others` are all numbers of the utterance, this one too."""
        start, end = self.figure.number.start, self.figure.number.end
        place = others.index(self)
        yield from (f"ruled: {self.ruled} {weight}" for weight in range(_WEIGHT))
        yield f"mends: {self.figure.mends}"
        yield f"value: {min(self.figure.value, 13):g}"
        yield f"half: {self.figure.value % 1 != 0}"
        yield f"small: {self.figure.value <= 10} {self.figure.value <= sleep.MOST}"
        yield f"words: {end - start}"
        yield f"first: {not place} {not start}"
        yield f"last: {place == len(others) - 1} {end == len(marked.words)}"
        yield from (f"earlier: {other.ruled}" for other in others[:place])
        yield from (f"later: {other.ruled}" for other in others[place + 1 :])
        yield from surroundings(marked, start, end)
        yield from self._together(marked)
        yield from (f"before: {name}" for at in marked.classes[:start] for name in at & _TELLING)
        yield from (f"behind: {name}" for at in marked.classes[end:] for name in at & _TELLING)

    def _together(self, marked: Marked) -> Iterator[str]:
        """The same findings two by two, where each alone may mean anything."""
        start, end, governs = self.figure.number.start, self.figure.number.end, self.figure.before
        hours = marked.word(end) in HOURS
        yield f"hours: {hours}"
        yield f"hours: {hours} {marked.word(start - 1)}"
        yield f"hours: {hours} {marked.word(start - 2)} {marked.word(start - 1)}"
        yield f"hours: {hours} {marked.word(governs)}"
        yield from (f"hours: {hours} is {name}" for name in marked.at(governs))
        yield from (f"governed: {name}" for name in marked.at(governs))
        yield f"ruled: {self.ruled} {marked.word(start - 1)}"
        yield f"ruled: {self.ruled} - {marked.word(end)}"
        yield from (f"{a} - {b}" for a in marked.at(start - 1) for b in marked.at(end))


_WEIGHT = 4
"""How often the rules' finding counts against that of any one word."""
_TELLING = frozenset(("sleep", "slept", "rates", "other_scale", "other", "relation", "self_noun"))


def candidates(
    marked: Marked, found: Sequence[Figure], expect: Expect = Expect.FREE
) -> tuple[Candidate, ...]:
    """Each number with what the rules take it for, after a question for `expect`."""
    slept = sleep.slept(marked, found, expect is Expect.SLEEP)
    rated = scales.rated(marked, found, expect is Expect.RATING)
    return tuple(
        Candidate(
            figure,
            _ruled(hours, rates, scales.of_energy(marked, figure), expect),
            sleep.in_hours(marked, figure),
            scales.as_energy(marked, figure),
        )
        for figure, hours, rates in zip(found, slept, rated, strict=True)
    )


def _ruled(hours: bool, rates: bool, energy: bool, expect: Expect) -> Role:
    if energy and expect not in (Expect.RATING, Expect.SLEEP):
        return "energy"
    if hours and not (rates and expect is Expect.RATING):
        return "sleep"
    return "rating" if rates else "none"


def told(
    marked: Marked, found: Sequence[Figure], expect: Expect, weighs: LinearModel | None
) -> Told:
    """The hours of last night, the number for the mood, and that for the energy."""
    said = Told()
    numbers = candidates(marked, found, expect)
    asked = expect in (Expect.SLEEP, Expect.RATING)
    for number in numbers:
        role = number.ruled
        if weighs is not None and not asked and role != "energy":  # too seldom said to be learned
            role = _weighed(number, marked, numbers, weighs)
        if role == "sleep" and number.hours <= sleep.MOST:
            said = replace(said, hours=number.hours)
        elif role == "rating" and number.figure.value <= scales.BEST:
            said = replace(said, rating=number.figure.value)
        elif role == "energy" and number.energy is not None:
            said = replace(said, energy=number.energy)
    return said


def _weighed(
    number: Candidate, marked: Marked, numbers: Sequence[Candidate], weighs: LinearModel
) -> Role:
    likely = weighs.likely(number.features(marked, numbers))
    return max(_ROLES, key=likely.__getitem__)
