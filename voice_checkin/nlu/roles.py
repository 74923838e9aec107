"""What each number in an utterance is for: hours of sleep, a rating, or something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from voice_checkin.nlu import ratings, scales, sleep
from voice_checkin.nlu.against import told_against, told_besides
from voice_checkin.nlu.awake import awake
from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS, MINUTES, Figure
from voice_checkin.nlu.named import Called, called
from voice_checkin.nlu.reading import Reading
from voice_checkin.types import Expect

Role = Literal["sleep", "rating", "energy", "none"]
_LIKELY: Final = 0.6
"""How likely another role must be than that which the rules see."""
_LEAST: Final[dict[tuple[Role, Role], float]] = {
    ("sleep", "rating"): 0.95,
    ("rating", "sleep"): 0.85,
    ("sleep", "none"): 0.8,
    ("rating", "none"): 0.8,
    ("none", "sleep"): 0.89,
    ("none", "rating"): 0.75,
}
"""The same for pairs of them that are told apart less well."""
_LIKELY_OF_SLEEP: Final = 0.75
"""The same for hours where sleep is named before: "hardly any sleep, say two and a half"."""
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
    called: Called | None = None
    """What it is called by name."""
    against: bool = False
    """Are these hours that were slept, told against those that were not?"""
    more: bool = False
    """Are they slept besides those before: "then another two", "and three more"?"""

    @property
    def earlier(self) -> bool:
        """Is it told of a time before now?"""
        if self.called is not None:
            return self.called.earlier
        return self.ruled != "sleep" and self.rating.earlier


def candidates(
    marked: Marked, found: Sequence[Figure], expect: Expect = Expect.FREE
) -> tuple[Candidate, ...]:
    """Each number with what the rules take it for, after a question for `expect`."""
    slept = sleep.slept(marked, found, expect is Expect.SLEEP)
    rated = ratings.rated(marked, found, expect is Expect.RATING)
    names = called(marked, found)
    against = told_against(marked, found)
    besides = told_besides(marked, found)
    more = [adds and any(slept[:at]) for at, adds in enumerate(besides)]
    return tuple(
        Candidate(
            figure,
            _ruled(
                sure or adds or (hours and not ratings.is_out_of_ten(marked, figure)),
                rates.given,
                name,
                expect,
            ),
            sleep.in_hours(marked, figure),
            scales.as_energy(marked, figure),
            rates,
            awake(marked, figure),
            name,
            sure or adds,
            adds,
        )
        for figure, hours, rates, name, sure, adds in zip(
            found, slept, rated, names, against, more, strict=True
        )
    )


def _ruled(hours: bool, rates: bool, name: Called | None, expect: Expect) -> Role:
    asked = "rating" if expect is Expect.RATING else "sleep"
    if name and (expect not in (Expect.RATING, Expect.SLEEP) or name.name == asked):
        return "none" if name.denied else name.name
    if hours and not (rates and expect is Expect.RATING):
        return "sleep"
    return "rating" if rates else "none"


def told(marked: Marked, found: Sequence[Figure], expect: Expect, reading: Reading) -> Told:
    """The hours of last night, the number for the mood, and that for the energy."""
    said = Told()
    now: set[Role] = set()
    numbers = candidates(marked, found, expect)
    asked_nothing = expect in (Expect.FREE, Expect.FEELING)
    mended = any(number.figure.mends for number in numbers)
    for at, number in enumerate(numbers):
        role = number.ruled
        # Too seldom said to be learned: what is called by name, and what is put right.
        known = number.called or number.against or _named(number, marked)
        known = known or (mended and role in ("rating", "sleep"))
        known = known or (role == "sleep" and any(later.more for later in numbers[at:]))
        if reading.words and asked_nothing and not known:
            role = _weighed(number, marked, reading)
        if role == "sleep" and number.ruled == "none" and _worked(number, marked):
            continue
        if role in now and number.earlier:  # "a five, it was a four till lunch"
            continue
        said = _with(said, role, number)
        if not number.earlier:
            now.add(role)
    return said


def _with(said: Told, role: Role, number: Candidate) -> Told:
    if role == "sleep" and number.hours <= sleep.MOST:
        before = said.hours if number.more and said.hours else 0.0
        return replace(said, hours=before + number.hours)
    if role == "rating" and number.figure.value <= ratings.BEST:
        return replace(said, rating=number.figure.value)
    if role == "energy" and number.energy is not None:
        return replace(said, energy=number.energy)
    return said


def _named(number: Candidate, marked: Marked) -> bool:
    """True for "eight hours sleep", "an hour if that", "one hour that's it": whatever follows."""
    end = number.figure.number.end
    behind = marked.words[end + 1 : end + 3]
    named = marked.word(end) in HOURS and (behind[:1] in _SLEEP or behind in _NO_MORE)
    return number.ruled == "sleep" and (named or marked.word(end) in MINUTES)


_SLEEP: Final = (("sleep",), ("kip",))
_NO_MORE: Final = (("if", "that"), ("that", "'s"), ("the", "whole"))


def _worked(number: Candidate, marked: Marked) -> bool:
    """True for "worked eight hours", where nothing speaks of sleep."""
    start = number.figure.number.start
    busy = marked.has("activity", max(marked.starts[start], start - _NEAR), start)
    return busy and not marked.has("sleep", 0, len(marked.words))


_AIMS: Final = frozenset(("aimed", "hoped", "planned"))
"""Words that tell of a number of anything: "aimed for ten push ups, got six"."""


def _theirs(marked: Marked, place: int) -> bool:
    """True for "my flatmate only got two hours"."""
    near = max(marked.starts[place], place - _NEAR)
    return sleep.of_others(marked, place) and (
        marked.has("relation", near, place) or marked.has("other", near, place)
    )


def _weighed(number: Candidate, marked: Marked, reading: Reading) -> Role:
    said = number.figure.number
    likely = reading.number(said.start, said.end)
    role = max(_ROLES, key=likely.__getitem__)
    counts = role in ("sleep", "energy") and number.awake
    aimed = not _AIMS.isdisjoint(marked.words[: said.start]) and not number.against
    if counts or (role == "rating" and number.rating.barred):
        return number.ruled
    if role == "sleep" and number.ruled == "none" and aimed:
        return "none"
    if number.ruled == "rating" and number.rating.sure:
        return "none" if likely["none"] > _SURE else "rating"
    clock = number.ruled == "none" and "prep" in marked.at(said.start - 1)
    least = _OF_THE_CLOCK if clock else _LEAST.get((number.ruled, role), _LIKELY)
    if role == "sleep" and number.ruled == "none" and not _theirs(marked, said.start):
        if sleep.gained(marked, number.figure):
            least = _LIKELY
        elif marked.has("sleep", 0, said.start) and not ratings.is_out_of_ten(
            marked, number.figure
        ):
            least = _LIKELY_OF_SLEEP
    return role if likely[role] > least else number.ruled
