"""How well a model expects sentences: perplexity, the words it lacks left out."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from models.training.language_model.trigrams import END, START, Trigrams


def perplexity(model: Trigrams, sentences: Iterable[Sequence[str]]) -> tuple[float, int, int]:
    """Perplexity for each word and end of a sentence; how many those are; how many words it lacks.

    A word it lacks counts for nothing, and what follows it is expected from what came before it.
    """
    number = {word: i for i, word in enumerate(model.words)}
    one: list[int] = []
    two: list[int] = []
    three: list[int] = []
    lacking = 0
    start = number[START]
    for sentence in sentences:
        said = [number[w] for w in sentence if w in number]
        lacking += len(sentence) - len(said)
        whole = [start, *said, number[END]]
        one += [-1, *whole[:-2]]
        two += whole[:-1]
        three += whole[1:]
    first, second, third = (np.array(part, np.int64) for part in (one, two, three))
    begun = first < 0
    p = np.where(
        begun, model.after1(second, third), model.after2(np.maximum(first, 0), second, third)
    )
    return math.exp(-float(np.log(p).mean())), len(p), lacking
