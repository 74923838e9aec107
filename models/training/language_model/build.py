"""Builds the language model for free speech: `python -m models.training.language_model.build`.

Run it from the root of the repository. It needs nothing beyond the program's own dependencies, and
the same catalogue, patterns and version of pocketsphinx give the same files, byte for byte.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from models.training import pronunciations
from models.training.language_model import arpa, card, corpus, general, lexicon
from models.training.language_model.counted import counted
from models.training.language_model.trigrams import END, START, Trigrams, mixed, pruned

ROOT: Final = Path(__file__).parents[3]
SEED: Final = 1


@dataclass(frozen=True)
class Recipe:
    """What decides the model's size and mixture; chosen by perplexity, see its card."""

    sentences: int = 80_000
    words: int = 11_000
    written: int = 3
    """How often each sentence that was written for learning counts beside those drawn."""
    seldom: int = 3
    """A word that fewer of them have need not be in the vocabulary."""
    share: float = 0.6
    """Of our sentences in the mixture; the rest is the general model's."""
    bigrams: int = 120_000
    trigrams: int = 280_000


@dataclass(frozen=True)
class Parts:
    """The two models over one vocabulary, before they are mixed."""

    ours: Trigrams
    general: Trigrams


def parts(catalogue: Path, patterns: Path, recipe: Recipe) -> Parts:
    """Count our sentences, and cut the general model to the vocabulary."""
    read = general.read(general.general_file())
    drawn = list(corpus.sentences(corpus.load(catalogue, patterns), recipe.sentences, SEED))
    needed = corpus.words(catalogue) | {word for sentence in drawn for word in sentence}
    written = list(corpus.written(catalogue.name))
    often = Counter(word for sentence in written for word in set(sentence))
    needed |= {word for word, times in often.items() if times >= recipe.seldom}
    drawn += written * recipe.written
    words = lexicon.vocabulary(needed, read, pronunciations.dictionary(), recipe.words)
    known = frozenset(words)
    kept = ([word for word in sentence if word in known] for sentence in drawn)
    return Parts(counted(kept, words), general.over(read, words))


def model(made: Parts, recipe: Recipe) -> Trigrams:
    """Mix the two, and keep the n-grams that matter."""
    whole = mixed(made.ours, made.general, recipe.share)
    return pruned(whole, recipe.bigrams, recipe.trigrams)


def write(folder: Path, made: Trigrams, recipe: Recipe) -> None:
    """The model, its dictionary and its card, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        arpa.write_arpa(made, Path(scratch) / "model.arpa")
        arpa.write_binary(Path(scratch) / "model.arpa", folder / "model.lm.bin")
    spoken = [word for word in made.words if word not in (START, END)]
    entries = lexicon.dictionary(spoken, pronunciations.dictionary())
    _write(folder / "words.dict", entries)
    _write(folder / "README.md", card.text(made, recipe.sentences, recipe.written, recipe.share))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Build the language model for free speech.")
    parser.add_argument("--language", default="en")
    parser.add_argument("--out", type=Path, help="the model's folder")
    options = parser.parse_args()
    language = options.language
    recipe = Recipe()
    made = parts(ROOT / "intents" / language, corpus.PATTERNS / f"{language}.yaml", recipe)
    folder = options.out or ROOT / "models" / f"free-speech-{language}"
    write(folder, model(made, recipe), recipe)
    print(f"Built {folder.name}; look at it with: python benchmarks/free_speech.py")


if __name__ == "__main__":
    main()
