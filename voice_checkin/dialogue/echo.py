"""A few words for what was logged: "Numb, five hours' sleep, water"."""

from typing import Final

from voice_checkin.dialogue.lines import Words
from voice_checkin.types import CheckIn, FeelingMention, Sleep

MOST_WORDS: Final = 10
"""Leaves room for "Is that right?" and the like within the fifteen words of a prompt."""
_SAID_WORDS: Final = 2
"""A feeling is echoed in the person's own words up to this many, else by its name."""


def echo(check_in: CheckIn, words: Words) -> str:
    """Everything logged that is worth saying, in few words; empty when there is nothing.

    Habits that were not done, and what people say against themselves, are logged and passed over.
    """
    said = (f for f in check_in.feelings if f.negated or f.name not in words.judgements)
    parts = [_feeling(mention, words) for mention in said]
    parts += _levels(check_in, words)
    if check_in.sleep:
        parts.append(_sleep(check_in.sleep, words))
    parts += [habit.name.replace("_", " ") for habit in check_in.habits if habit.done]
    return _short(list(dict.fromkeys(part for part in parts if part)), words)


def sentence(text: str) -> str:
    """With a capital letter, to stand after a full stop."""
    return text[:1].upper() + text[1:]


def number(value: float, words: Words) -> str:
    """A number as it is said, to the nearest quarter: 5.5 is "five and a half"."""
    whole, quarter = divmod(round(value * 4), 4)
    if whole >= len(words.numbers):
        return str(whole)
    return words.numbers[whole] + words.quarters[quarter]


def _feeling(mention: FeelingMention, words: Words) -> str:
    count = len(mention.said.split())
    # "Feel dead" and the like make no good echo; for numbness in many words its name is better.
    own = count == 1 or (count <= _SAID_WORDS and mention.polarity != "numb")
    said = mention.said if own else mention.name.replace("_", " ")
    return words.negated.format(feeling=said) if mention.negated else said


def _levels(check_in: CheckIn, words: Words) -> list[str]:
    numb = any(f.polarity == "numb" and not f.negated for f in check_in.feelings)
    parts = []
    if check_in.felt is not None and not (numb and check_in.felt == 0):
        parts.append(words.felt[check_in.felt])
    if check_in.rating is not None:
        parts.append(words.rating.format(number=number(check_in.rating, words)))
    if check_in.valence is not None and not check_in.feelings and check_in.rating is None:
        parts.append(words.valence[check_in.valence + 2])
    if check_in.energy is not None:
        parts.append(words.energy[check_in.energy])
    return parts


def _sleep(sleep: Sleep, words: Words) -> str:
    if sleep.hours is None:
        return words.quality[sleep.quality] if sleep.quality else ""
    quarters = round(sleep.hours * 4)
    if quarters == 0:
        return words.sleep_none
    if quarters < 4:
        return words.sleep_short
    if quarters == 4:
        return words.sleep_one
    return words.sleep_hours.format(number=number(sleep.hours, words))


def _short(parts: list[str], words: Words) -> str:
    if _count(parts) <= MOST_WORDS:
        return ", ".join(parts)
    # A single part is at most a few words, so something is always kept.
    kept = len(parts) - 1
    while kept > 1 and _count([*parts[:kept], words.more]) > MOST_WORDS:
        kept -= 1
    return ", ".join([*parts[:kept], words.more])


def _count(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)
