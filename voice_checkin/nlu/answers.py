"""What an utterance means as the answer to the question that was asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from voice_checkin.nlu import times
from voice_checkin.nlu.intents import Commands, Match
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.pattern import Value
from voice_checkin.types import Expect, Sleep, SleepQuality, Understanding

_LONGEST_ANSWER: Final = 4
"""Words in which an answer is looked for at the beginning of more talk."""
_QUALITIES: Final[Mapping[Value, SleepQuality]] = {"bad": "bad", "ok": "ok", "good": "good"}


def answered(
    told: Understanding, spoken: Utterance, expect: Expect, lexicon: Lexicon
) -> Understanding:
    """`told`, with what a bare answer ("a bit") means after the question that was asked."""
    if expect in _VALUES:
        if told.intent not in (None, "check_in"):
            return told
        return replace(told, slots=told.slots | _VALUES[expect](spoken.words))
    commands = lexicon.answers.get(expect)
    match = commands.match(spoken.plain) if commands else None
    if match is None and commands and told == Understanding(told.text):
        match = _first_words(spoken.plain, commands, lexicon)
    fill = _FILLS.get(expect)
    if match is None or fill is None:
        return told
    filled = fill(told, match.slots)
    return filled if filled is told else replace(filled, slots={}, score=match.score)


def _first_words(words: Sequence[str], commands: Commands, lexicon: Lexicon) -> Match | None:
    """ "A little, by the river": the answer comes first, and the rest is talk."""
    for end in range(min(len(words) - 1, _LONGEST_ANSWER), 0, -1):
        more = lexicon.cues.at(words, end)
        goes_on = more is not None and "goes_on" in more.value
        match = commands.match(words[:end]) if goes_on else None
        if match is not None and match.whole:
            return match
    return None


def _minutes(words: Sequence[str]) -> dict[str, Value]:
    said = times.minutes(words)
    bare = numbers(words)
    if said is None and len(bare) == 1:
        said = bare[0].value  # "how many minutes?" "ten"
    return {} if said is None or said <= 0 else {"minutes": said}


def _times_a_week(words: Sequence[str]) -> dict[str, Value]:
    said = times.times_a_week(words)
    return {} if said is None else {"times": said}


_VALUES: Final[Mapping[Expect, Callable[[Sequence[str]], dict[str, Value]]]] = {
    Expect.MINUTES: _minutes,
    Expect.TIMES_A_WEEK: _times_a_week,
}
"""What fills a slot by itself, whatever else was said."""


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
