"""How much can be felt (0-4), how much energy (0-4), valence."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.context import around
from voice_checkin.nlu.feelings import Said
from voice_checkin.nlu.figures import Figure
from voice_checkin.nlu.lexicon import FeelingPhrase
from voice_checkin.nlu.person import of_somebody
from voice_checkin.nlu.phrases import Phrases
from voice_checkin.nlu.ratings import BEST, is_out_of_ten

Level = tuple[int | None, frozenset[int]]


def level(marked: Marked, levels: Phrases[int], feelings: Phrases[FeelingPhrase]) -> int | None:
    """The last level (0 to 4) that was said; "a lot lighter" says a feeling and no level."""
    return level_and_places(marked, levels, feelings)[0]


def level_and_places(
    marked: Marked, levels: Phrases[int], feelings: Phrases[FeelingPhrase] | None = None
) -> Level:
    """The last level (0 to 4) that was said, and the places of all words that say one.

    With `feelings`, a level that a feeling follows at once is only the degree of that.
    """
    said: int | None = None
    taken: set[int] = set()
    for found in levels.scan(marked.words, marked.passed):
        if feelings is not None and feelings.at(marked.words, found.end) is not None:
            continue
        how = around(marked, found.start, found.end)
        mine = how.counts or (how.whose == "other" and not of_somebody(marked, found.start))
        if mine and how.now and how.real and not how.asked:
            said = found.value
        taken.update(range(found.start, found.end))
    return said, frozenset(taken)


def felt_by(said: Sequence[Said]) -> int | None:
    """How much can be felt, when a feeling's own word says so; "it's all too much" says no more
    than that there is too much of something."""
    for mention, phrase in reversed(said):
        felt = phrase.feeling.says_felt
        named = phrase.need != "none" or mention.said.startswith(_NAMED)
        if felt is not None and not mention.negated and (named or felt < _FULL):
            return felt
    return None


def energy_by(said: Sequence[Said]) -> int | None:
    """How much energy there is, when a feeling's own word says so."""
    for mention, phrase in reversed(said):
        if phrase.feeling.says_energy is not None and not mention.negated:
            softened = mention.intensity < 0 and phrase.feeling.says_energy == 0
            return 1 if softened else phrase.feeling.says_energy
    return None


def as_energy(marked: Marked, figure: Figure) -> int | None:
    """The number as an energy from 0 to 4; one out of ten, or above four, is scaled down."""
    value = figure.value
    if not 0 <= value <= BEST:
        return None
    scaled = value > _FULL or is_out_of_ten(marked, figure)
    return round(value * _FULL / BEST) if scaled else round(value)


_FULL: Final = 4
_NAMED: Final = ("overwhelm", "flood")


def valence(said: Sequence[Said]) -> int | None:
    """-2 to 2 over all feelings said; None when they say nothing of it, as numbness does."""
    values: list[float] = []
    for mention, phrase in said:
        if (whole := phrase.feeling.valence) is not None:
            values.append(-whole / 2 if mention.negated else float(whole))
    if not values:
        return None
    mean = sum(values) / len(values)
    return max(-2, min(2, round(mean + (0.01 if mean > 0 else -0.01))))
