"""A grammar as a trigram model, for PocketSphinx's n-gram search.

That search hears words in their neighbours' sound and looks at the whole lattice before it decides;
the finite-state search does neither, and takes "four two" for "forty". The model is no sample: it
holds the exact expected counts over all sentences of the grammar. Where words can go on in several
ways, the model for free speech says which are likelier (`Prior`): people say "two" more often than
"twelve". A word that it does not know is as likely as the average of those it knows.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

from voice_checkin.asr.jsgf import Automaton

START: Final = "<s>"
END: Final = "</s>"
Prior = Callable[[tuple[str, ...], str], float | None]
"""The probability of a word after one or two others; None for a word it does not know."""

_TRUST: Final = 0.85
"""Exponent on the prior: 0 leaves all ways on equal, 1 takes it as it is."""
_SPARED: Final = 1e-3
"""Probability that each history leaves to words that cannot follow it in the grammar."""
_STEPS: Final = 200
"""Words after which a sentence that may go on for ever is taken to be over."""
_LEFT: Final = 1e-6
"""Expected sentences still under way at which counting ends."""
_TRIGRAMS: Final = 1_000_000
"""Paths of three words up to which they are counted; a larger grammar gets a bigram model."""

_Gram = tuple[str, ...]
_Place = tuple[int, str]
"""A state of the automaton, and the word that led there."""
_Ways = list[tuple[str, int, float]]
"""(word, next state, probability) for each way on; the end of the sentence leads to state -1."""


def arpa(sentences: Automaton, prior: Prior | None = None) -> str:
    """The model as the text of an ARPA file: backoff, every history discounted by one share."""
    counts = expected_counts(sentences, prior)
    longest = max(map(len, counts))
    whole = sum(count for gram, count in counts.items() if len(gram) == 1) - counts[(START,)]
    chances: dict[_Gram, float] = {
        gram: count / whole for gram, count in counts.items() if len(gram) == 1
    }
    chances[(START,)] = 0.0
    backoffs: dict[_Gram, float] = {}
    for order in range(2, longest + 1):
        followers: dict[_Gram, dict[str, float]] = defaultdict(dict)
        for gram, count in counts.items():
            if len(gram) == order:
                followers[gram[:-1]][gram[-1]] = count
        for history, after in followers.items():
            total = sum(after.values())
            for word, count in after.items():
                chances[*history, word] = (1 - _SPARED) * count / total
            lower = sum(_chance((*history[1:], word), chances, backoffs) for word in after)
            # Where the lower order has nothing else to offer, what is spared is lost.
            backoffs[history] = _SPARED / max(1 - lower, _SPARED)
    return _written(chances, backoffs, longest)


def expected_counts(sentences: Automaton, prior: Prior | None = None) -> dict[_Gram, float]:
    """How often each word, pair and triple of words occurs in one sentence, on average."""
    visits, steps = _walk(sentences, prior)
    paths = sum(
        len(sentences.arcs[to]) + 1 for ways in steps.values() for _, to, _ in ways if to >= 0
    )
    counts: dict[_Gram, float] = defaultdict(float)
    counts[START,] = 1.0
    thirds: dict[tuple[int, str, str], _Ways] = {}
    for (state, before), often in visits.items():
        for word, to, chance in steps[state, before]:
            said = often * chance
            counts[word,] += said
            counts[before, word] += said
            if to < 0 or paths > _TRIGRAMS:
                continue
            place = (to, before, word)
            if place not in thirds:
                thirds[place] = _ways_on(sentences, to, (before, word), prior)
            for after, _, then in thirds[place]:
                counts[before, word, after] += said * then
    return dict(counts)


def _walk(
    sentences: Automaton, prior: Prior | None
) -> tuple[Mapping[_Place, float], Mapping[_Place, _Ways]]:
    """How often a sentence passes through each place on average, and the ways on from there."""
    visits: dict[_Place, float] = defaultdict(float)
    steps: dict[_Place, _Ways] = {}
    now: Mapping[_Place, float] = {(0, START): 1.0}
    for _ in range(_STEPS):
        later: dict[_Place, float] = defaultdict(float)
        for place, often in now.items():
            visits[place] += often
            if place not in steps:
                steps[place] = _ways_on(sentences, place[0], (place[1],), prior)
            for word, to, chance in steps[place]:
                if to >= 0:
                    later[to, word] += often * chance
        now = later
        if sum(now.values()) < _LEFT:
            break
    return visits, steps


def _ways_on(sentences: Automaton, state: int, history: _Gram, prior: Prior | None) -> _Ways:
    ways = list(sentences.arcs[state].items())
    if state in sentences.final:
        ways.append((END, -1))
    known = [prior(history, word) if prior else None for word, _ in ways]
    weights = [chance**_TRUST for chance in known if chance is not None]
    average = sum(weights) / len(weights) if weights else 1.0
    shares = [average if chance is None else chance**_TRUST for chance in known]
    whole = sum(shares)
    return [(word, to, share / whole) for (word, to), share in zip(ways, shares, strict=True)]


def _chance(gram: _Gram, chances: Mapping[_Gram, float], backoffs: Mapping[_Gram, float]) -> float:
    if gram in chances or len(gram) == 1:
        return chances.get(gram, 0.0)
    return backoffs.get(gram[:-1], 1.0) * _chance(gram[1:], chances, backoffs)


def _written(chances: Mapping[_Gram, float], backoffs: Mapping[_Gram, float], longest: int) -> str:
    by_order = [sorted(g for g in chances if len(g) == order) for order in range(1, longest + 1)]
    lines = ["\\data\\", *(f"ngram {n}={len(grams)}" for n, grams in enumerate(by_order, 1)), ""]
    for order, grams in enumerate(by_order, 1):
        lines.append(f"\\{order}-grams:")
        for gram in grams:
            line = f"{_log(chances[gram]):.4f} {' '.join(gram)}"
            lines.append(
                line if order == longest else f"{line} {_log(backoffs.get(gram, 1.0)):.4f}"
            )
        lines.append("")
    return "\n".join([*lines, "\\end\\", ""])


def _log(chance: float) -> float:
    return math.log10(chance) if chance > 0 else -99.0
