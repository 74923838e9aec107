"""What an utterance means as the answer to the question that was asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.pattern import Value
from voice_checkin.types import Expect, Sleep, SleepQuality, Understanding

_QUALITIES: Final[Mapping[Value, SleepQuality]] = {"bad": "bad", "ok": "ok", "good": "good"}


def answered(
    told: Understanding, spoken: Utterance, expect: Expect, lexicon: Lexicon
) -> Understanding:
    """`told`, with what a bare answer ("a bit") means after the question that was asked."""
    commands = lexicon.answers.get(expect)
    match = commands.match(spoken.plain) if commands else None
    fill = _FILLS.get(expect)
    if match is None or fill is None:
        return told
    filled = fill(told, match.slots)
    return filled if filled is told else replace(filled, slots={}, score=match.score)


def _yes_no(told: Understanding, slots: Mapping[str, Value]) -> Understanding:
    return replace(told, intent=str(slots["meaning"]))


def _felt(told: Understanding, slots: Mapping[str, Value]) -> Understanding:
    return replace(told, intent="check_in", felt=int(slots["level"]))


def _energy(told: Understanding, slots: Mapping[str, Value]) -> Understanding:
    return replace(told, intent="check_in", energy=int(slots["level"]))


def _pleasant(told: Understanding, slots: Mapping[str, Value]) -> Understanding:
    return replace(told, intent="check_in", valence=int(slots["level"]))


def _rating(told: Understanding, slots: Mapping[str, Value]) -> Understanding:
    if told.rating is not None:
        return told
    return replace(told, intent="check_in", rating=float(slots["rating"]))


def _sleep(told: Understanding, slots: Mapping[str, Value]) -> Understanding:
    hours = told.sleep.hours if told.sleep else None
    if hours is None and "hours" in slots:
        hours = float(slots["hours"])
    quality = _QUALITIES.get(slots.get("quality", ""))
    if quality is None and told.sleep:
        quality = told.sleep.quality
    return replace(told, intent="check_in", sleep=Sleep(hours, quality))


_FILLS: Final[Mapping[Expect, Callable[[Understanding, Mapping[str, Value]], Understanding]]] = {
    Expect.YES_NO: _yes_no,
    Expect.FELT: _felt,
    Expect.ENERGY: _energy,
    Expect.PLEASANT: _pleasant,
    Expect.RATING: _rating,
    Expect.SLEEP: _sleep,
}
