"""What an entry becomes when a person corrects it in a form."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from voice_checkin.types import (
    CheckIn,
    Concern,
    Expect,
    FeelingMention,
    HabitMention,
    Sleep,
    SleepQuality,
)
from voice_checkin.web.ports import Understand

Field = Literal["felt", "valence", "energy", "rating", "sleep_hours", "sleep_quality", "feeling"]
FELT: Final = (0, 1, 2, 3, 4)
VALENCE: Final = (-2, -1, 0, 1, 2)
MOST_RATING: Final = 10
MOST_HOURS: Final = 24
QUALITIES: Final[tuple[SleepQuality, ...]] = ("bad", "ok", "good")
_HARMLESS: Final = (Concern.NONE, Concern.DENIED, Concern.PAST, Concern.BEREAVED)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The entry as it is meant to be, and what in the form could not be taken."""

    check_in: CheckIn
    unclear: frozenset[Field] = field(default_factory=frozenset)
    """Parts of the form that say nothing we know; then nothing is to be saved yet."""
    heavy: bool = False
    """True where the person's own words sound like danger; no more than that is ever known."""


def fields(check_in: CheckIn) -> dict[str, str]:
    """The form of a check-in, before anything in it is changed."""
    c, sleep = check_in, check_in.sleep or Sleep()
    feelings = {f"keep_feeling_{n}": "yes" for n in range(len(c.feelings))}
    habits = {f"habit_{n}": "done" if one.done else "not" for n, one in enumerate(c.habits)}
    return {
        "felt": _shown(c.felt),
        "valence": _shown(c.valence),
        "energy": _shown(c.energy),
        "rating": _shown(c.rating),
        "sleep_hours": _shown(sleep.hours),
        "sleep_quality": sleep.quality or "",
        "note": c.note or "",
        **feelings,
        **habits,
    }


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def corrected(before: CheckIn, form: Mapping[str, str], understand: Understand) -> Corrected:
    """The check-in after a correction. Empty fields mean: not said.

    Fields: felt, valence, energy, rating, sleep_hours, sleep_quality, note; keep_feeling_N and
    habit_N ("done", "not", "") for what is there already; feeling and habit for what is new.
    """
    unclear: set[Field] = set()
    after = replace(
        before,
        felt=_step(form, "felt", FELT, unclear),
        valence=_step(form, "valence", VALENCE, unclear),
        energy=_step(form, "energy", FELT, unclear),
        rating=_number(form, "rating", MOST_RATING, unclear),
        sleep=_sleep(form, unclear),
        feelings=_feelings(before, form, understand, unclear),
        habits=_habits(before, form, understand),
        note=_lines(form.get("note", "")) or None,
        confirmed=True,
    )
    own_words = (form.get("feeling", ""), form.get("habit", ""), _new_note(before, after))
    heavy = any(
        words and understand(words, Expect.FREE).concern not in _HARMLESS for words in own_words
    )
    return Corrected(after, frozenset(unclear), heavy)


def _lines(said: str) -> str:
    """Text without what a browser adds to its line ends."""
    return said.replace("\r\n", "\n").strip()


def _new_note(before: CheckIn, after: CheckIn) -> str:
    return after.note if after.note and after.note != before.note else ""


def _step(
    form: Mapping[str, str], name: Field, steps: tuple[int, ...], unclear: set[Field]
) -> int | None:
    said = form.get(name, "").strip()
    if not said:
        return None
    found = {str(step): step for step in steps}.get(said)
    if found is None:
        unclear.add(name)
    return found


def _number(form: Mapping[str, str], name: Field, most: float, unclear: set[Field]) -> float | None:
    said = form.get(name, "").strip().replace(",", ".")
    if not said:
        return None
    try:
        found = float(said)
    except ValueError:
        found = math.nan
    if 0 <= found <= most:
        return found
    unclear.add(name)
    return None


def _sleep(form: Mapping[str, str], unclear: set[Field]) -> Sleep | None:
    hours = _number(form, "sleep_hours", MOST_HOURS, unclear)
    said = form.get("sleep_quality", "")
    quality = next((one for one in QUALITIES if one == said), None)
    if said and quality is None:
        unclear.add("sleep_quality")
    return None if hours is None and quality is None else Sleep(hours, quality)


def _feelings(
    before: CheckIn, form: Mapping[str, str], understand: Understand, unclear: set[Field]
) -> tuple[FeelingMention, ...]:
    kept = [one for n, one in enumerate(before.feelings) if form.get(f"keep_feeling_{n}")]
    said = form.get("feeling", "").strip()
    new = understand(said, Expect.FEELING).feelings if said else ()
    if said and not new:
        unclear.add("feeling")
    known = {(one.name, one.negated) for one in kept}
    return (*kept, *(one for one in new if (one.name, one.negated) not in known))


def _habits(
    before: CheckIn, form: Mapping[str, str], understand: Understand
) -> tuple[HabitMention, ...]:
    answers = [(one, form.get(f"habit_{n}", "")) for n, one in enumerate(before.habits)]
    kept = [HabitMention(one.name, said == "done") for one, said in answers if said]
    said = " ".join(form.get("habit", "").split())
    # Words that are no habit we know are one of the person's own, under the name they gave it.
    new = (understand(said, Expect.FREE).habits or (HabitMention(said),)) if said else ()
    names = {one.name for one in new}
    return (*(one for one in kept if one.name not in names), *new)
