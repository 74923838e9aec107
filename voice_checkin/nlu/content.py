"""What an utterance tells of the speaker: feelings, scales, sleep, habits."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voice_checkin.nlu import feelings, habits, nights, roles, scales, sleep
from voice_checkin.nlu.clauses import Marked, mark
from voice_checkin.nlu.context import around
from voice_checkin.nlu.figures import Figure, figures
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.reading import Reading
from voice_checkin.nlu.reckoned import hours_between
from voice_checkin.nlu.spans import Span
from voice_checkin.types import Expect, Sleep, Understanding

Places = tuple[int, int]

_ASKED_HOW: Final = frozenset((Expect.FEELING, Expect.FELT, Expect.PLEASANT, Expect.ENERGY))


def content(
    text: str,
    spoken: Utterance,
    reading: Reading,
    lexicon: Lexicon,
    expect: Expect,
    command: Places = (0, 0),
    to_log: bool = False,
) -> Understanding:
    """What is told, without an intent.

    No feeling is read from the plain words of `command`. `to_log` says that a habit was to be
    put down, so that naming it is enough.
    """
    marked = mark(spoken.words, lexicon.words, lexicon.cues, lexicon.frames)
    if _for_others(marked):
        return Understanding(text=text)
    found = figures(marked, lexicon.number_slips)
    asked = frozenset(i for i, at in enumerate(spoken.source) if command[0] <= at < command[1])
    span = hours_between(marked, lexicon) if found else None
    quality, of_sleep = nights.night(marked, found, lexicon, asked_for=expect is Expect.SLEEP)
    counts = [figure for figure in found if not (span and _tells_span(marked, figure, span))]
    numbers = roles.told(marked, counts, expect, reading)
    felt = scales.level(marked, lexicon.felt, lexicon.feelings)
    energy, of_energy = scales.level_and_places(marked, lexicon.energy)
    said = feelings.mentions(
        spoken, marked, reading, lexicon, of_sleep | of_energy | asked, expect in _ASKED_HOW
    )
    hours, rating = numbers.hours, numbers.rating
    if hours is None:
        hours = 0.0 if sleep.sleepless(marked, lexicon) else _in_all(marked, found, span)
    if expect is Expect.SLEEP and hours is not None:
        rating = None
    if numbers.energy is not None:
        energy = numbers.energy
    return Understanding(
        text=text,
        feelings=tuple(mention for mention, _ in said),
        misheard={mention.said: phrase.meant for mention, phrase in said if phrase.meant},
        felt=felt if felt is not None else scales.felt_by(said),
        rating=rating,
        valence=scales.valence(said),
        energy=energy if energy is not None else scales.energy_by(said),
        sleep=Sleep(hours, quality) if hours is not None or quality else None,
        habits=habits.habits(marked, reading, lexicon, to_log),
    )


def _in_all(marked: Marked, found: Sequence[Figure], span: Span | None) -> float | None:
    """The hours of a span, or what the speaker says that they come to: "so eight"."""
    if span is None:
        return None
    totals = [figure.value for figure in found if sleep.is_total(marked, figure)]
    return next((total for total in totals if span.hours < total <= sleep.MOST), span.hours)


def _tells_span(marked: Marked, figure: Figure, span: Span) -> bool:
    """True for the times of a night, and for what it comes to: "so that's seven"."""
    return figure.number.start in span.places or sleep.is_total(marked, figure)


def for_others(spoken: Utterance, lexicon: Lexicon) -> bool:
    """True when another assistant is asked to do something."""
    return _for_others(mark(spoken.words, lexicon.words, lexicon.frames))


def _for_others(marked: Marked) -> bool:
    """True for "play something for a bad mood": nothing is told, another assistant is asked."""
    first = marked.over(0, 1, frozenset(("filler",)))
    return any("order_to_others" in marked.at(place) for place in (0, first))


def tells_state(told: Understanding) -> bool:
    """True when it says how the speaker is; habits alone do not."""
    scalars = (told.felt, told.rating, told.energy, told.sleep)
    return bool(told.feelings) or any(value is not None for value in scalars)


def tells_something(spoken: Utterance, lexicon: Lexicon) -> bool:
    """True for "my head's like candyfloss": how the speaker is, in words that are not known."""
    marked = mark(spoken.words, lexicon.words, lexicon.cues, lexicon.frames)
    if _for_others(marked):
        return False
    return any(
        "telling" in found
        and "telling" not in marked.at(place + 1)
        and marked.word(place + 1)
        and around(marked, place, place + 1).counts
        for place, found in enumerate(marked.classes)
    )


def aside(told: Understanding) -> Understanding:
    """What may be kept of what was told beside a command: how the speaker is, and no figures."""
    return replace(told, rating=None, sleep=None, habits=())
