"""How each word may sound: the CMU dictionary's entries, and what espeak-ng really says.

The dictionary is the one inside the pocketsphinx wheel; its phones are the model's own.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LEAST_SHARE: Final = 0.04
"""A variant said less often than this, out of all times the word was said, is left out."""
_MOST_VARIANTS: Final = 4
_DICTIONARY_SHARE: Final = 0.05
"""Weight of a dictionary entry that espeak-ng was never heard to say."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """One way of saying one word."""

    word: str
    phones: tuple[str, ...]
    cost: float
    """Negative natural logarithm of its share among the word's most frequent variant."""


def dictionary(path: Path | None = None) -> dict[str, list[tuple[str, ...]]]:
    """The CMU dictionary: a word's phone sequences, the usual one first."""
    # Only a build needs it, and it is not on every machine.
    import pocketsphinx

    path = path or Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.split()
        found[word.split("(")[0]].append(tuple(sounds))
    return dict(found)


def choose(
    vocabulary: Sequence[str],
    said: Iterable[tuple[str, tuple[str, ...]]],
    entries: dict[str, list[tuple[str, ...]]],
) -> list[Pronunciation]:
    """The variants to put in the graph, by word. Raises ValueError for a word nobody can say."""
    counts: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for word, sounds in said:
        counts[word][sounds] += 1
    found: list[Pronunciation] = []
    for word in vocabulary:
        shares = _shares(counts[word], entries.get(word, []))
        if not shares:
            raise ValueError(f"no pronunciation for {word!r}; take it out of sentences.yaml")
        best = max(shares.values())
        found += [Pronunciation(word, p, -math.log(s / best)) for p, s in shares.items()]
    return found


def _shares(
    heard: Counter[tuple[str, ...]], written: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], float]:
    total = heard.total()
    often = heard.most_common(_MOST_VARIANTS)
    shares = {p: n / total for p, n in often if n / total >= _LEAST_SHARE}
    for sounds in written[:2]:
        shares.setdefault(sounds, _DICTIONARY_SHARE)
    return shares
