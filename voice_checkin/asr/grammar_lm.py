"""A grammar as a trigram model, for PocketSphinx's n-gram search.

That search hears words in their neighbours' sound and looks at the whole lattice before it decides;
the finite-state search does neither, and takes "four two" for "forty". The model is no sample: it
holds the exact expected counts of all sentences of the grammar, each way on equally probable.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from voice_checkin.asr.jsgf import Automaton

START: Final = "<s>"
END: Final = "</s>"
_SPARED: Final = 0.1
"""Probability that each history leaves to words that cannot follow it in the grammar."""
_STEPS: Final = 200
"""Words after which a sentence that may go on for ever is taken to be over."""
_LEFT: Final = 1e-6
"""Expected sentences still under way at which counting ends."""
_TRIGRAMS: Final = 2_000_000
"""Paths of three words up to which they are counted; a larger grammar gets a bigram model."""

Counts = dict[tuple[str, ...], float]


def arpa(sentences: Automaton) -> str:
    """The model as an ARPA file's text: trigrams with backoff, discounted by a fixed share."""
    counts = expected_counts(sentences)
    longest = max(map(len, counts))
    unigrams = {gram: count for gram, count in counts.items() if len(gram) == 1}
    whole = sum(count for (word,), count in unigrams.items() if word != START)
    chances: dict[tuple[str, ...], float] = {
        gram: 0.0 if gram == (START,) else count / whole for gram, count in unigrams.items()
    }
    backoffs: dict[tuple[str, ...], float] = {}
    for order in range(2, longest + 1):
        followers: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        for gram, count in counts.items():
            if len(gram) == order:
                followers[gram[:-1]][gram[-1]] = count
        for history, after in followers.items():
            total = sum(after.values())
            for word, count in after.items():
                chances[(*history, word)] = (1 - _SPARED) * count / total
            lower = sum(_chance((*history[1:], word), chances, backoffs) for word in after)
            backoffs[history] = _SPARED / (1 - lower) if lower < 1 - 1e-9 else 1.0
    return _written(chances, backoffs, longest)


def expected_counts(sentences: Automaton) -> Counts:
    """How often each word, pair and triple occurs in one sentence, on average."""
    steps = [_ways_on(sentences, state) for state in range(len(sentences.arcs))]
    visits = _visits(steps)
    paths = sum(
        sum(len(steps[b]) for _, b, _ in steps[a] if b >= 0) for s in steps for _, a, _ in s if a >= 0
    )
    longest = 3 if paths <= _TRIGRAMS else 2
    counts: Counts = defaultdict(float)
    counts[(START,)] = 1.0
    for said, chance in _paths(steps, 0, longest - 1):
        counts[(START, *said)] += chance
    for state, often in visits.items():
        for length in range(1, longest + 1):
            for said, chance in _paths(steps, state, length):
                counts[said] += often * chance
    return dict(counts)


_Steps = list[list[tuple[str, int, float]]]


def _ways_on(sentences: Automaton, state: int) -> list[tuple[str, int, float]]:
    """(word, next state, probability); the end of the sentence leads to state -1."""
    leaving = sentences.arcs[state]
    ends = state in sentences.final
    chance = 1 / (len(leaving) + ends)
    return [(word, to, chance) for word, to in leaving.items()] + [(END, -1, chance)] * ends


def _visits(steps: _Steps) -> Mapping[int, float]:
    """How often a sentence passes through each state, on average."""
    visits: dict[int, float] = defaultdict(float)
    now = {0: 1.0}
    for _ in range(_STEPS):
        later: dict[int, float] = defaultdict(float)
        for state, chance in now.items():
            visits[state] += chance
            for _, to, share in steps[state]:
                if to >= 0:
                    later[to] += chance * share
        now = later
        if sum(now.values()) < _LEFT:
            break
    return visits


def _paths(steps: _Steps, state: int, length: int) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every way to say exactly `length` words from a state on (the end is one), and its chance."""
    if length == 0:
        yield (), 1.0
        return
    for word, to, chance in steps[state]:
        if to < 0:
            if length == 1:
                yield (word,), chance
            continue
        for said, more in _paths(steps, to, length - 1):
            yield (word, *said), chance * more


def _chance(
    gram: tuple[str, ...],
    chances: Mapping[tuple[str, ...], float],
    backoffs: Mapping[tuple[str, ...], float],
) -> float:
    if gram in chances or len(gram) == 1:
        return chances.get(gram, 0.0)
    return backoffs.get(gram[:-1], 1.0) * _chance(gram[1:], chances, backoffs)


def _written(
    chances: Mapping[tuple[str, ...], float],
    backoffs: Mapping[tuple[str, ...], float],
    longest: int,
) -> str:
    by_order = [sorted(g for g in chances if len(g) == order) for order in range(1, longest + 1)]
    lines = ["\\data\\", *(f"ngram {n}={len(grams)}" for n, grams in enumerate(by_order, 1)), ""]
    for order, grams in enumerate(by_order, 1):
        lines.append(f"\\{order}-grams:")
        for gram in grams:
            line = f"{_log(chances[gram]):.4f} {' '.join(gram)}"
            lines.append(line if order == longest else f"{line} {_log(backoffs.get(gram, 1.0)):.4f}")
        lines.append("")
    return "\n".join([*lines, "\\end\\", ""])


def _log(chance: float) -> float:
    return math.log10(chance) if chance > 0 else -99.0
