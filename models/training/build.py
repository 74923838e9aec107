"""Builds the small synthetic Vosk model: `python -m models.training.build`.

Needs the extra `train`. Run it from the root of the repository. The same seed, thread count and
library versions give the same files.
"""

import argparse
import multiprocessing
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from rich.progress import Progress

from models.training import (
    files,
    language,
    network,
    pronunciations,
    speech,
    vocabulary,
    voices,
)

ROOT: Final = Path(__file__).parents[2]
SEED: Final = 7
_LANGUAGE_SENTENCES: Final = 40_000
_FOREIGN_TEXT: Final = (
    "la casa verde mira al mar y los barcos vuelven tarde cada domingo",
    "gestern haben wir lange im garten gesessen und ueber den winter gesprochen",
    "il treno parte alle sette ma nessuno conosce la strada per la stazione",
    "mange flotte bilder henger over bordet ved siden av et gammelt piano",
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much speech to make, and how to train on it."""

    sentences: int = 5000
    loose: int = 600
    """Utterances of vocabulary words in no order, so that rare words are heard in any company."""
    foreign: int = 150
    silent: int = 150
    plain_share: float = 0.08
    """Share of the sentences in the voice that the program itself speaks with."""
    plan: network.Plan = network.Plan(seed=SEED)


def orders(patterns: vocabulary.Patterns, recipe: Recipe) -> list[speech.Order]:
    """Every utterance to be made, each with its own seed."""
    import random

    rng = random.Random(SEED)
    known = vocabulary.words(patterns)
    texts = vocabulary.sentences(patterns, recipe.sentences, SEED)
    shuffled = [w for _ in range(1 + 4 * recipe.loose // len(known)) for w in rng.sample(known, len(known))]
    texts += [" ".join(shuffled[i : i + 4]) for i in range(0, 4 * recipe.loose, 4)]
    found: list[speech.Order] = []
    for i, text in enumerate(texts):
        plain = rng.random() < recipe.plain_share
        variant = "" if plain else voices.TRAINED[i % len(voices.TRAINED)]
        found.append(speech.Order(text, voices.full_name(variant), rng.getrandbits(32)))
    for i in range(recipe.foreign):
        words = rng.choice(_FOREIGN_TEXT).split()
        text = " ".join(rng.sample(words, k=rng.randint(2, 6)))
        variant = voices.TRAINED[i % len(voices.TRAINED)]
        voice = f"{voices.FOREIGN[i % len(voices.FOREIGN)]}+{variant or 'm3'}"
        found.append(speech.Order(text, voice, rng.getrandbits(32), foreign=True))
    found += [speech.Order("", "", rng.getrandbits(32)) for _ in range(recipe.silent)]
    return found


def examples(wanted: list[speech.Order], processes: int) -> Iterator[speech.Example]:
    """Make the orders, in their order, over a few processes."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        yield from pool.imap(speech.make, wanted, chunksize=16)


def build(out: Path, recipe: Recipe, processes: int) -> None:
    """Make the model in `out`."""
    torch.set_num_threads(processes)
    patterns = vocabulary.load()
    known = vocabulary.words(patterns)
    wanted = orders(patterns, recipe)
    with Progress() as progress:
        bar = progress.add_task("speaking", total=len(wanted))
        made: list[speech.Example] = []
        for example in examples(wanted, processes):
            made.append(example)
            progress.advance(bar)
        steps = -(-len(made) // recipe.plan.batch) * recipe.plan.epochs
        bar2 = progress.add_task("training", total=steps)
        trained = network.train(made, recipe.plan, lambda n: progress.advance(bar2, n))
    said = [pair for example in made for pair in example.said]
    entries = pronunciations.choose(known, said, pronunciations.dictionary())
    texts = vocabulary.sentences(patterns, _LANGUAGE_SENTENCES, SEED + 1)
    bigram = language.estimate(texts, known)
    files.write(out, files.contents(trained, entries, bigram, known))
    hours = sum(len(e.cepstra) for e in made) / 360_000
    print(f"{hours:.2f} h, frame accuracy {trained.accuracy:.3f}, {len(entries)} pronunciations")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "small-synthetic-en")
    parser.add_argument("--sentences", type=int, default=Recipe().sentences)
    parser.add_argument("--epochs", type=int, default=network.Plan().epochs)
    parser.add_argument("--hidden", type=int, default=network.Plan().hidden)
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    started = time.monotonic()
    plan = network.Plan(hidden=options.hidden, epochs=options.epochs, seed=SEED)
    build(options.out, Recipe(options.sentences, plan=plan), options.processes)
    print(f"built in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
