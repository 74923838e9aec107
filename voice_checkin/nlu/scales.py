"""How much can be felt (0-4), how much energy (0-4), a number for the mood (0-10), valence."""

from collections.abc import Iterable, Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked, around
from voice_checkin.nlu.lexicon import Feeling, Lexicon
from voice_checkin.nlu.numbers import Number
from voice_checkin.nlu.phrases import Phrases
from voice_checkin.types import FeelingMention

Said = Sequence[tuple[FeelingMention, Feeling]]

_UNITS: Final = frozenset(
    "hour hours minute minutes second seconds day days week weeks month months year years am pm "
    "o'clock times time pages chapters chapter cups cup coffees coffee glasses glass miles mile k "
    "km kilometres of more things people kids pounds percent degrees lengths laps steps".split()
)
_BEFORE: Final = frozenset(
    "a an about like say maybe around mood is 's roughly probably solid of give it me for at "
    "actually no sorry more was".split()
)


def felt(marked: Marked, lexicon: Lexicon, said: Said) -> int | None:
    """0 (nothing) to 4 (overwhelming), when it was said."""
    level = _last(marked, lexicon.felt)
    if level is not None:
        return level
    for mention, feeling in reversed(said):
        if feeling.says_felt is not None and not mention.negated:
            return feeling.says_felt
    return None


def energy(marked: Marked, lexicon: Lexicon, said: Said) -> int | None:
    """0 (none) to 4 (buzzing), when it was said."""
    level = _last(marked, lexicon.energy)
    if level is not None:
        return level
    for mention, feeling in reversed(said):
        if feeling.says_energy is not None and not mention.negated:
            softened = mention.intensity < 0 and feeling.says_energy == 0
            return 1 if softened else feeling.says_energy
    return None


def _last(marked: Marked, levels: Phrases[int]) -> int | None:
    level = None
    for found in levels.scan(marked.words):
        if around(marked, found.start, found.end).counts:
            level = found.value
    return level


def rating(marked: Marked, found: Iterable[Number]) -> float | None:
    """A number from 0 to 10 given for how things are, the last one said."""
    value = None
    for number in found:
        if _out_of_ten(marked.words, number) or _rates(marked, number):
            value = number.value
    return value


def _out_of_ten(words: Sequence[str], number: Number) -> bool:
    after = tuple(words[number.end : number.end + 3])
    return after in (("out", "of", "ten"), ("out", "of", "10")) and number.value <= 10


def _rates(marked: Marked, number: Number) -> bool:
    words = marked.words
    if not 0 <= number.value <= 10:
        return False
    before = words[number.start - 1] if number.start else ""
    after = words[number.end] if number.end < len(words) else ""
    if after in _UNITS:
        return False
    if before in ("a", "an"):
        return not after or bool(marked.classes[number.end]) or after in ("fits",)
    return False


def valence(said: Said) -> int | None:
    """-2 to 2 over all feelings said; None when they say nothing of it, as numbness does."""
    values = []
    for mention, feeling in said:
        if feeling.valence is None:
            continue
        value = float(feeling.valence)
        if mention.negated:
            value = -value / 2
        values.append(value)
    if not values:
        return None
    mean = sum(values) / len(values)
    return max(-2, min(2, round(mean)))
