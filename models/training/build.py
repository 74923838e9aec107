"""Builds the small synthetic Vosk model: `python -m models.training.build`.

Needs the extra `train`; run it from the root of the repository. The same recipe and the same
versions of the libraries give the same files. It ends by measuring the model on the voices that
were kept from it, and writes what it found into the model's card.
"""

import argparse
import os
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.progress import Progress

from models.training import (
    card,
    files,
    invented,
    language,
    measure,
    orders,
    pronunciations,
    speech,
    vocabulary,
)
from models.training.recipe import SEED, Recipe
from voice_checkin.asr.models import checksums

ROOT: Final = Path(__file__).parents[2]
MODEL: Final = ROOT / "models" / "small-synthetic-en"


def build(folder: Path, recipe: Recipe, processes: int, progress: Progress) -> card.Made:
    """Make the model in `folder`, over files of the same names; tells what went into it."""
    # The processes that speak import this module too, and have no need of torch.
    from models.training import network

    patterns = vocabulary.load()
    known = vocabulary.words(patterns)
    examples = _speak(orders.orders(patterns, recipe), recipe, processes, progress)
    steps = -(-len(examples) // recipe.plan.batch) * recipe.plan.epochs
    bar = progress.add_task("training", total=steps)
    trained = network.train(examples, recipe.plan, lambda done: progress.advance(bar, done))
    said = [pair for example in examples for pair in example.said]
    entries = pronunciations.choose(known, said, pronunciations.dictionary())
    texts = vocabulary.sentences(patterns, recipe.language, SEED + 1)
    bigram = language.estimate(texts, known)
    # The old list would make the program take the new files for damaged ones.
    (folder / checksums.FILE).unlink(missing_ok=True)
    files.write(folder, files.contents(trained, entries, bigram, known))
    return card.Made(
        words=len(known),
        pronunciations=len(entries),
        utterances=len(examples),
        hours=sum(len(example.labels) for example in examples) * speech.LABEL_SECONDS / 3600,
        accuracy=trained.accuracy,
    )


def _speak(
    wanted: list[speech.Order], recipe: Recipe, processes: int, progress: Progress
) -> list[speech.Example]:
    bar = progress.add_task("speaking", total=len(wanted))
    with TemporaryDirectory() as scratch:
        data = invented.data_folder(Path(scratch), recipe.invented, SEED)
        made: list[speech.Example] = []
        for example in orders.carried_out(wanted, processes, data):
            made.append(example)
            progress.advance(bar)
    return made


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Build the small synthetic Vosk model.")
    parser.add_argument("--out", type=Path, default=MODEL, help="the model's folder")
    parser.add_argument("--sentences", type=int, help="fewer, for a try")
    parser.add_argument("--epochs", type=int, help="fewer, for a try")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    recipe = Recipe()
    if options.sentences:
        recipe = replace(recipe, sentences=options.sentences)
    if options.epochs:
        recipe = replace(recipe, plan=replace(recipe.plan, epochs=options.epochs))
    started = time.monotonic()
    with Progress() as progress:
        made = build(options.out, recipe, options.processes, progress)
        bar = progress.add_task("measuring", total=measure.SENTENCES)
        results = measure.free(options.out, advance=lambda: progress.advance(bar))
    effort = card.Effort((time.monotonic() - started) / 60, _processor_minutes())
    files.write(options.out, {"README.md": card.text(made, results, effort).encode()})
    checksums.write(options.out)
    print(f"Built in {effort.text()}")
    print(f"{measure.right(results)} of {len(results)} held-out sentences wholly right")


def _processor_minutes() -> float:
    times = os.times()
    return (times.user + times.system + times.children_user + times.children_system) / 60


if __name__ == "__main__":
    main()
