"""Writes a trigram model in ARPA's format, and PocketSphinx's binary form of it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from models.training.language_model.trigrams import START, Floats, Trigrams

_NEVER = -99.0


def write_arpa(model: Trigrams, path: Path) -> None:
    """Logarithms to base 10, five digits after the point."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(model))


def write_binary(arpa: Path, path: Path) -> None:
    """PocketSphinx's own trie, about a third of the size and much faster to load."""
    # Only a build needs it, and it is not on every machine.
    from pocketsphinx import Config, LogMath, NGramModel

    # The model keeps a bare pointer to its logarithms: they must outlive it.
    logs = LogMath(1.0001, 0, False)
    model = NGramModel(Config(), logs, str(arpa))
    model.write(str(path), NGramModel.str_to_type("bin"))


def _lines(model: Trigrams) -> Iterator[str]:
    words = model.words
    counts = (len(words), len(model.keys2), len(model.keys3))
    yield "\\data\\\n"
    yield from (f"ngram {order}={count}\n" for order, count in enumerate(counts, start=1))
    yield "\n\\1-grams:\n"
    for word, p, back in zip(words, _log(model.p1), _log(model.back1), strict=True):
        yield f"{_NEVER if word == START else p:.5f} {word} {back:.5f}\n"
    yield "\n\\2-grams:\n"
    columns2 = (*model.parts2(), _log(model.p2), _log(model.back2))
    for one, two, p, back in zip(*columns2, strict=True):
        yield f"{p:.5f} {words[one]} {words[two]} {back:.5f}\n"
    yield "\n\\3-grams:\n"
    for one, two, three, p in zip(*model.parts3(), _log(model.p3), strict=True):
        yield f"{p:.5f} {words[one]} {words[two]} {words[three]}\n"
    yield "\n\\end\\\n"


def _log(values: Floats) -> Floats:
    return np.log10(np.maximum(values, 1e-99))
