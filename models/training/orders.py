"""Which utterances the model learns from, and their making over a few processes."""

import multiprocessing
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from models.training import espeak, invented, speech, vocabulary, voices
from models.training.recipe import SEED, Recipe

_LOOSE_WORDS: Final = 4
_SHIFT: Final = 200
"""Utterances made by one process before it ends."""
_FOREIGN_TEXT: Final = (
    "la casa verde mira al mar y los barcos vuelven tarde cada domingo",
    "gestern haben wir lange im garten gesessen und ueber den winter gesprochen",
    "il treno parte alle sette ma nessuno conosce la strada per la stazione",
    "mange flotte bilder henger over bordet ved siden av et gammelt piano",
)


def orders(patterns: vocabulary.Patterns, recipe: Recipe) -> list[speech.Order]:
    """Every utterance to be made, each with its own seed."""
    rng = random.Random(SEED)
    variants = _mixed(voices.TRAINED, invented.names(recipe.invented))
    texts = vocabulary.sentences(patterns, recipe.sentences, SEED)
    texts += _loose(vocabulary.words(patterns), recipe.loose, rng)
    found: list[speech.Order] = []
    for i, text in enumerate(texts):
        plain = rng.random() < recipe.plain_share
        variant = "" if plain else variants[i % len(variants)]
        found.append(speech.Order(text, voices.full_name(variant), rng.getrandbits(32)))
    for i in range(recipe.foreign):
        words = rng.choice(_FOREIGN_TEXT).split()
        text = " ".join(rng.sample(words, k=rng.randint(2, 6)))
        language = voices.FOREIGN[i % len(voices.FOREIGN)]
        voice = f"{language}+{variants[1 + i % (len(variants) - 1)]}"
        found.append(speech.Order(text, voice, rng.getrandbits(32), foreign=True))
    found += [speech.Order("", "", rng.getrandbits(32)) for _ in range(recipe.silent)]
    return found


def _loose(words: Sequence[str], count: int, rng: random.Random) -> list[str]:
    """Each word about as often as any other."""
    bag: list[str] = []
    while len(bag) < count * _LOOSE_WORDS:
        bag += rng.sample(words, len(words))
    starts = range(0, count * _LOOSE_WORDS, _LOOSE_WORDS)
    return [" ".join(bag[i : i + _LOOSE_WORDS]) for i in starts]


def _mixed(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Both in turns, so that each kind gets half of the sentences."""
    longest = max(len(first), len(second))
    pairs = ((first[i % len(first)], second[i % len(second)]) for i in range(longest))
    return [name for pair in pairs for name in pair]


def carried_out(
    wanted: Sequence[speech.Order], processes: int, data: Path
) -> Iterator[speech.Example]:
    """Make the orders, in their order; `data` is the folder of `invented.data_folder`.

    espeak-ng keeps some state from one utterance to the next, so each process makes the same share
    whatever the others do, and ends after it: the same orders always give the same speech.
    """
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, espeak.use_data, (data,), maxtasksperchild=1) as pool:
        yield from pool.imap(speech.make, wanted, chunksize=_SHIFT)
