"""How much can be felt (0-4), how much energy (0-4), a number for the mood (0-10), valence."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.context import around
from voice_checkin.nlu.feelings import Said
from voice_checkin.nlu.figures import Figure
from voice_checkin.nlu.lexicon import FeelingPhrase
from voice_checkin.nlu.phrases import Phrases

Level = tuple[int | None, frozenset[int]]

BEST: Final = 10.0
_MAY_FOLLOW: Final = MAY_FOLLOW | {"closing", "correction"}
_ALONE: Final = frozenset(
    ("hedge", "filler", "aside", "time", "degree", "join", "split", "correction", "negator")
)
_SIZES: Final = frozenset(("size", "hedge"))


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
        if around(marked, found.start, found.end).counts:
            said = found.value
        taken.update(range(found.start, found.end))
    return said, frozenset(taken)


def felt_by(said: Sequence[Said]) -> int | None:
    """How much can be felt, when a feeling's own word says so."""
    for mention, phrase in reversed(said):
        if phrase.feeling.says_felt is not None and not mention.negated:
            return phrase.feeling.says_felt
    return None


def energy_by(said: Sequence[Said]) -> int | None:
    """How much energy there is, when a feeling's own word says so."""
    for mention, phrase in reversed(said):
        if phrase.feeling.says_energy is not None and not mention.negated:
            softened = mention.intensity < 0 and phrase.feeling.says_energy == 0
            return 1 if softened else phrase.feeling.says_energy
    return None


def rated(marked: Marked, found: Sequence[Figure], asked_for: bool = False) -> tuple[bool, ...]:
    """For each number: is it one from 0 to 10 given for how things are?

    When it was `asked_for`, any such number that counts nothing else will do.
    """
    counted = frozenset(
        place for figure in found for place in range(figure.number.start, figure.number.end)
    )
    rates: list[bool] = []
    for figure in found:
        fits = 0 <= figure.value <= BEST
        given = fits and (_out_of_ten(marked, figure) or _rates(marked, figure, counted))
        given = given or (fits and asked_for and _ends(marked, figure))
        mended = fits and figure.mends and any(rates) and _ends(marked, figure)
        rates.append((given or mended) and not (any(rates) and _of_before(marked, figure)))
    return tuple(rates)


def of_energy(marked: Marked, figure: Figure) -> bool:
    """True for "energy two", "my energy is about a seven" and "a two for the energy"."""
    start, end = figure.number.start, figure.number.end
    if marked.word(end) in ("for", "on") and _ENERGY in marked.words[end + 1 : end + 3]:
        return True
    place = start - 1
    while marked.at(place) & {"copula", "hedge", "filler", "rates"} or marked.word(place) == "a":
        place -= 1
    return marked.word(place) == _ENERGY and _ends(marked, figure)


def as_energy(marked: Marked, figure: Figure) -> int | None:
    """The number as an energy from 0 to 4; one out of ten, or above four, is scaled down."""
    value = figure.value
    if not 0 <= value <= BEST:
        return None
    scaled = value > _FULL or _is_out_of_ten(marked, figure)
    return round(value * _FULL / BEST) if scaled else round(value)


_ENERGY: Final = "energy"
_FULL: Final = 4
_WAS: Final = ("was", "were", "been", "started")
_UNTIL: Final = ("till", "til", "until", "before", "earlier", "first", "yesterday")


def _is_out_of_ten(marked: Marked, figure: Figure) -> bool:
    end = figure.number.end
    return marked.words[end : end + 3] in (("out", "of", "ten"), ("out", "of", "10"))


def _out_of_ten(marked: Marked, figure: Figure) -> bool:
    return _is_out_of_ten(marked, figure) and _of_mood(marked, figure)


def _of_before(marked: Marked, figure: Figure) -> bool:
    """True for the four of "a five, it was a four till I had the soup"."""
    start, end = figure.number.start, figure.number.end
    was = any(word in _WAS for word in marked.words[max(0, start - 2) : start])
    return was and marked.word(end) in _UNTIL


def _rates(marked: Marked, figure: Figure, counted: frozenset[int]) -> bool:
    start = figure.number.start
    if not _ends(marked, figure) or not _of_mood(marked, figure):
        return False
    place = start - 1
    while marked.at(place) & _SIZES and marked.word(place) not in ("a", "an"):
        place -= 1
    if marked.word(place) in ("a", "an"):
        thing = not marked.at(place - 1) and place - 1 not in counted
        if thing and marked.at(place - 2) & {"determiner", "pronoun"}:
            return False  # "I'd rate the restaurant a nine"
        return marked.word(place - 1) not in ("than", "from", "not", "half")
    governs = marked.at(figure.before)
    if "clock_part" in governs:
        return False
    if "clock" in governs:
        return _rated_at(marked, figure)
    return "rates" in governs or _alone(marked, figure, counted)


def _rated_at(marked: Marked, figure: Figure) -> bool:
    """True for "I'm at a four" and "hovering around six", not for "up at six"."""
    return "rates" in marked.at(figure.before - 1) and "copula" in marked.at(figure.before - 1)


def _alone(marked: Marked, figure: Figure, counted: frozenset[int]) -> bool:
    """True when numbers are all that its clause says; "one" is too often somebody."""
    start = figure.number.start
    if marked.words[start : figure.number.end] == ("one",):
        return False
    return all(
        place in counted or marked.classes[place] & _ALONE
        for place in range(marked.starts[start], marked.ends[start])
    )


def _ends(marked: Marked, figure: Figure) -> bool:
    """True when the number counts nothing: no noun and no unit follows it."""
    end = figure.number.end
    if end >= len(marked.words):
        return True
    after = marked.at(end)
    return bool(after & _MAY_FOLLOW) and "unit" not in after


def _of_mood(marked: Marked, figure: Figure) -> bool:
    """False for "energy's a three", for other people's numbers and for those of other days."""
    begin = marked.starts[figure.number.start]
    for place in range(figure.number.start - 1, begin - 1, -1):
        if "other_scale" in marked.classes[place]:
            return False
        if "self_noun" in marked.classes[place]:
            break  # "my pain's a seven, my mood's a four"
    how = around(marked, figure.number.start, figure.number.end)
    return how.now and how.real and how.whose != "other"


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
