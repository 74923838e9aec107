"""What one utterance adds to the entry, and what is still worth asking."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.state import Ask, Number
from voice_checkin.types import CheckIn, FeelingMention, HabitMention, Sleep, Understanding

_BY_QUESTION: Final[dict[Ask, Number]] = {
    Ask.FELT: "felt",
    Ask.ENERGY: "energy",
    Ask.SLEEP: "sleep",
}
MOST: Final[dict[Number, float]] = {"felt": 4, "energy": 4, "rating": 10, "sleep": 24}
"""The top of each scale; hours, for sleep."""
_ENOUGH_FACTS: Final = 3
"""So many things said at once need no further question."""
_BARE_WORDS: Final = 3
_FLAT_IN_A_ROW: Final = 2
_FOLLOW_UPS: Final = 2


def has_content(u: Understanding) -> bool:
    """True when `u` says something that belongs in an entry."""
    levels = (u.felt, u.rating, u.valence, u.energy, u.sleep)
    return bool(u.feelings or u.habits) or any(level is not None for level in levels)


def merge(entry: CheckIn, u: Understanding) -> CheckIn:
    """The entry with what `u` says; what is said later counts."""
    return replace(
        entry,
        felt=entry.felt if u.felt is None else u.felt,
        valence=entry.valence if u.valence is None else u.valence,
        energy=entry.energy if u.energy is None else u.energy,
        rating=entry.rating if u.rating is None else u.rating,
        feelings=_feelings(entry.feelings, _as_meant(u)),
        habits=_habits(entry.habits, u.habits),
        sleep=_sleep(entry.sleep, u.sleep),
        confidence=min(entry.confidence, u.confidence),
    )


def as_answer(u: Understanding, asking: Ask) -> Understanding:
    """A bare answer to a scale tells of nothing else: "low" is then no sadness, "okay" no mood.

    Said at more length it may be both, and "numb" says what is felt in any case.
    """
    if len(u.text.split()) > _BARE_WORDS or len(u.feelings) > 1:
        return u
    if asking is Ask.ENERGY and u.energy is not None:
        return replace(u, feelings=(), valence=None, felt=None, rating=None)
    if asking is Ask.SLEEP and u.sleep is not None:
        return replace(u, feelings=(), valence=None, felt=None, rating=None)
    if asking is Ask.FELT and u.felt is not None:
        u = replace(u, rating=None)
        return replace(u, feelings=(), valence=None) if _is_all_of(u) else u
    return u


def _is_all_of(u: Understanding) -> bool:
    """True when what was taken for a feeling, and is no numbness, is the whole answer."""
    return any(f.polarity != "numb" and f.said.strip() == u.text.strip() for f in u.feelings)


def alone(u: Understanding) -> CheckIn:
    """What `u` alone says."""
    return merge(CheckIn(), u)


def numbered(u: Understanding, asking: Ask) -> Number | None:
    """Which field `u` gives a number to: first the one that was asked for."""
    given: dict[Number, bool] = {
        "felt": u.felt is not None,
        "rating": u.rating is not None,
        "energy": u.energy is not None,
        "sleep": u.sleep is not None and u.sleep.hours is not None,
    }
    asked_for = _BY_QUESTION.get(asking)
    if asked_for and given[asked_for]:
        return asked_for
    return next((name for name, is_given in given.items() if is_given), None)


def with_number(entry: CheckIn, field: Number, value: float) -> CheckIn | None:
    """The entry with that field set; None when the number is out of its range."""
    if not 0 <= value <= MOST[field]:
        return None
    if field == "felt":
        return replace(entry, felt=round(value))
    if field == "energy":
        return replace(entry, energy=round(value))
    if field == "rating":
        return replace(entry, rating=value)
    return replace(entry, sleep=replace(entry.sleep or Sleep(), hours=value))


def said_number(u: Understanding) -> float | None:
    """The number in `u`, whichever scale it was taken for."""
    hours = u.sleep.hours if u.sleep else None
    numbers = (u.rating, u.felt, u.energy, hours)
    return next((float(value) for value in numbers if value is not None), None)


def next_question(entry: CheckIn, asked: tuple[Ask, ...], context: Context) -> Ask | None:
    """The next thing worth asking, or None when there is enough or we asked enough."""
    if len(asked) >= follow_ups(entry, context):
        return None
    if not asked and _facts(entry) >= _ENOUGH_FACTS:
        return None
    morning = context.part_of_day == "morning"
    last = (Ask.SLEEP, Ask.ENERGY) if morning else (Ask.ENERGY,)
    known = _known(entry, asked)
    open_ = (q for q in (Ask.FELT, Ask.PLEASANT, *last) if q not in known and q not in asked)
    return next(open_, None)


def follow_ups(entry: CheckIn, context: Context) -> int:
    """How many further questions a person with so much energy may be asked."""
    little = (
        context.low_energy
        or context.brief
        or context.recent_flat >= _FLAT_IN_A_ROW
        or entry.energy == 0
    )
    return 0 if little else _FOLLOW_UPS


def is_heavy(entry: CheckIn) -> bool:
    """True when an exercise may be worth offering."""
    if entry.felt is not None and entry.felt <= 1:
        return True
    if entry.valence is not None and entry.valence < 0:
        return True
    return any(f.polarity in ("numb", "neg") and not f.negated for f in entry.feelings)


def judges(entry: CheckIn, judgements: Collection[str]) -> bool:
    """True when the person said something against themselves."""
    return any(f.name in judgements and not f.negated for f in entry.feelings)


def _known(entry: CheckIn, asked: tuple[Ask, ...]) -> set[Ask]:
    # After "I don't know" and the body, how much is felt is not asked again.
    known = {Ask.FELT, Ask.PLEASANT} if Ask.BODY in asked else set()
    if entry.felt is not None:
        known.add(Ask.FELT)
    named = any(f.polarity != "numb" and not f.negated for f in entry.feelings)
    # Of numbness there is nothing pleasant or unpleasant to tell.
    if entry.valence is not None or entry.rating is not None or named or entry.felt == 0:
        known.add(Ask.PLEASANT)
    if entry.energy is not None:
        known.add(Ask.ENERGY)
    if entry.sleep is not None:
        known.add(Ask.SLEEP)
    return known


def _facts(entry: CheckIn) -> int:
    mood = (entry.felt, entry.valence, entry.rating)
    return (
        (any(level is not None for level in mood) or bool(entry.feelings))
        + (entry.energy is not None)
        + (entry.sleep is not None)
        + bool(entry.habits)
    )


def _feelings(
    old: tuple[FeelingMention, ...], new: tuple[FeelingMention, ...]
) -> tuple[FeelingMention, ...]:
    return tuple({mention.name: mention for mention in (*old, *new)}.values())


def _as_meant(u: Understanding) -> tuple[FeelingMention, ...]:
    """The feelings in the words that were said, where a recogniser heard others."""
    return tuple(replace(f, said=u.misheard.get(f.said, f.said)) for f in u.feelings)


def _habits(
    old: tuple[HabitMention, ...], new: tuple[HabitMention, ...]
) -> tuple[HabitMention, ...]:
    return tuple({mention.name: mention for mention in (*old, *new)}.values())


def _sleep(old: Sleep | None, new: Sleep | None) -> Sleep | None:
    if old is None or new is None:
        return new or old
    hours = old.hours if new.hours is None else new.hours
    return Sleep(hours, new.quality or old.quality)
