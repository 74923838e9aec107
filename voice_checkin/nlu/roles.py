"""What each number in an utterance is for: hours of sleep, a rating, or something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from voice_checkin.nlu import ratings, scales, sleep
from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS, Figure
from voice_checkin.nlu.reading import Reading
from voice_checkin.types import Expect

Role = Literal["sleep", "rating", "energy", "none"]
_LIKELY: Final = 0.6
"""How likely another role must be than that which the rules see."""
_LEAST: Final[dict[tuple[Role, Role], float]] = {
    ("sleep", "rating"): 0.95,
    ("sleep", "none"): 0.8,
    ("rating", "none"): 0.8,
    ("none", "sleep"): 0.89,
    ("none", "rating"): 0.75,
}
"""The same for pairs of them that are told apart less well."""
_SURE: Final = 0.985
"""How likely it must be that a number tells nothing, where by the rules it can only be a rating."""
_NEAR: Final = 4
"""Words before a number in which somebody may say what took the hours."""
_OF_THE_CLOCK: Final = 0.9
"""The same for what follows "at" and may be the time."""
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
    rating: ratings.Rating
    """What the rules say of it as a rating."""
    awake: bool
    """Does it count hours that were surely not slept?"""


def candidates(
    marked: Marked, found: Sequence[Figure], expect: Expect = Expect.FREE
) -> tuple[Candidate, ...]:
    """Each number with what the rules take it for, after a question for `expect`."""
    slept = sleep.slept(marked, found, expect is Expect.SLEEP)
    rated = ratings.rated(marked, found, expect is Expect.RATING)
    return tuple(
        Candidate(
            figure,
            _ruled(
                hours and not ratings.is_out_of_ten(marked, figure),
                rates.given,
                scales.of_energy(marked, figure),
                expect,
            ),
            sleep.in_hours(marked, figure),
            scales.as_energy(marked, figure),
            rates,
            sleep.awake(marked, figure),
        )
        for figure, hours, rates in zip(found, slept, rated, strict=True)
    )


def _ruled(hours: bool, rates: bool, energy: bool, expect: Expect) -> Role:
    if energy and expect not in (Expect.RATING, Expect.SLEEP):
        return "energy"
    if hours and not (rates and expect is Expect.RATING):
        return "sleep"
    return "rating" if rates else "none"


def told(marked: Marked, found: Sequence[Figure], expect: Expect, reading: Reading) -> Told:
    """The hours of last night, the number for the mood, and that for the energy."""
    said = Told()
    now = False
    numbers = candidates(marked, found, expect)
    asked_nothing = expect in (Expect.FREE, Expect.FEELING)
    mended = any(number.figure.mends for number in numbers)
    for number in numbers:
        role = number.ruled
        # Too seldom said to be learned: numbers for the energy, and those that are put right.
        known = role == "energy" or (mended and role == "rating") or _named(number, marked)
        if reading.words and asked_nothing and not known:
            role = _weighed(number, marked, reading)
        if role == "sleep" and number.ruled == "none" and _worked(number, marked):
            continue
        if role == "sleep" and number.hours <= sleep.MOST:
            said = replace(said, hours=number.hours)
        elif role == "rating" and number.figure.value <= ratings.BEST:
            if not (now and number.rating.earlier):  # "a five, it was a four till lunch"
                said = replace(said, rating=number.figure.value)
            now = now or not number.rating.earlier
        elif role == "energy" and number.energy is not None:
            said = replace(said, energy=number.energy)
    return said


def _named(number: Candidate, marked: Marked) -> bool:
    """True for "eight hours sleep" and "mood six": whatever follows, it is that."""
    if number.ruled == "rating":
        return ratings.names_mood(marked, number.figure)
    end = number.figure.number.end
    named = marked.word(end) in HOURS and marked.word(end + 1) in ("sleep", "kip")
    return named and number.ruled == "sleep"


def _worked(number: Candidate, marked: Marked) -> bool:
    """True for "worked eight hours", where nothing speaks of sleep."""
    start = number.figure.number.start
    busy = marked.has("activity", max(marked.starts[start], start - _NEAR), start)
    return busy and not marked.has("sleep", 0, len(marked.words))


def _weighed(number: Candidate, marked: Marked, reading: Reading) -> Role:
    said = number.figure.number
    likely = reading.number(said.start, said.end)
    role = max(_ROLES, key=likely.__getitem__)
    if (role == "rating" and number.rating.barred) or (role == "sleep" and number.awake):
        return number.ruled
    if number.ruled == "rating" and number.rating.sure:
        return "none" if likely["none"] > _SURE else "rating"
    clock = number.ruled == "none" and "prep" in marked.at(said.start - 1)
    least = _OF_THE_CLOCK if clock else _LEAST.get((number.ruled, role), _LIKELY)
    return role if likely[role] > least else number.ruled
