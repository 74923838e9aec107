"""Sentences that people may say here: drawn from a language's catalogue and check-in patterns."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml
from hassil.expression import Expression
from hassil.parse_expression import parse_sentence

from models.training import vocabulary
from models.training.understanding import sources
from models.training.vocabulary import Patterns
from voice_checkin.catalogue import grammar_tree as tree
from voice_checkin.catalogue.grammar import sentence_tree
from voice_checkin.catalogue.templates import load_templates

PATTERNS: Final = Path(__file__).with_name("patterns")
_COMMANDS: Final = 0.22
"""Share of the sentences that are commands and answers from the templates."""
_DRAWN_TOGETHER: Final = 0.85
"""How often "did not" is said "didn't"."""
_OWN_SPEECH: Final = frozenset(("lines.yaml", "helplines.yaml", "demo.yaml"))
"""Files of the catalogue that hold what the program says."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


@dataclass(frozen=True)
class Corpus:
    """One language's patterns with the phrases of its catalogue, and its templates."""

    patterns: Patterns
    spoken: Mapping[str, str]
    commands: tuple[tree.Node, ...]
    """One tree for each intent."""


def load(catalogue: Path, patterns: Path) -> Corpus:
    """Read `intents/LANGUAGE` and its patterns. Raises CatalogueError for a broken catalogue."""
    data = yaml.safe_load(patterns.read_text(encoding="utf-8"))
    read = vocabulary.load(patterns)
    templates = load_templates(catalogue / "intents", catalogue / "answers")
    trees = (sentence_tree(templates, [intent]) for intent in sorted(templates.intents))
    return Corpus(
        replace(read, rules={**read.rules, **_phrases(catalogue)}),
        data["spoken"],
        tuple(each for each in trees if tree.count(each)),
    )


def sentences(corpus: Corpus, count: int, seed: int) -> Iterator[list[str]]:
    """`count` sentences as words; the same seed gives the same ones."""
    chance = random.Random(seed)
    of_commands = round(count * _COMMANDS)
    for _ in range(of_commands):
        yield tree.sample(chance.choice(corpus.commands), chance)
    for text in vocabulary.sentences(corpus.patterns, count - of_commands, seed):
        yield _together(text, corpus.spoken, chance).split()


def written(language: str) -> Iterator[list[str]]:
    """What was written for learning what people mean, as words; what is bent is left out."""
    if language != "en":
        return
    folder = Path(__file__).parents[1] / "understanding"
    for said in sources.annotated():
        if not said.get("asr_slip"):
            yield said["text"].split()
    for name in ("concern.tsv", "intents.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            label, tab, text = line.partition("\t")
            if tab and not label.endswith("-asr"):
                yield text.split()


def words(catalogue: Path) -> set[str]:
    """Every word of the catalogue that a person may say, dangers and their mishearings too."""
    files = (path for path in sorted(catalogue.rglob("*.yaml")) if path.name not in _OWN_SPEECH)
    texts = (text for path in files for text in _texts(path))
    found = (_WORD.findall(re.sub(r"<[^>]*>|\{[^}]*\}", " ", text.lower())) for text in texts)
    return {word.replace("\u2019", "'") for many in found for word in many}


def _phrases(catalogue: Path) -> dict[str, tuple[Expression, ...]]:
    """The catalogue's phrases as rules: STATE, SAY, FEEL, DAY, DID, THING, FELT, ENERGY, SLEEP."""
    feelings = _data(catalogue / "feelings.yaml")["feelings"].values()
    habits = _data(catalogue / "habits.yaml")["habits"].values()
    scales = _data(catalogue / "scales.yaml")
    texts: dict[str, list[str]] = {}
    for kind in ("say", "state", "feel", "day"):
        texts[kind] = [feeling.get(kind, "") for feeling in feelings]
    for kind in ("did", "thing"):
        texts[kind] = [habit.get(kind, "") for habit in habits]
    for kind in ("felt", "energy", "sleep"):
        texts[kind] = list(scales[kind].values())
    return {kind.upper(): tuple(_parsed(phrases)) for kind, phrases in texts.items()}


def _parsed(texts: list[str]) -> Iterator[Expression]:
    for text in texts:
        for phrase in filter(None, (part.strip() for part in text.split(","))):
            yield parse_sentence(" ".join(phrase.split())).expression


def _together(text: str, spoken: Mapping[str, str], chance: random.Random) -> str:
    """ "did not" as "didn't", and "mood 's" as "mood's"."""
    said = f" {text} ".replace(" '", "'")
    for apart, together in spoken.items():
        if chance.random() < _DRAWN_TOGETHER:
            said = said.replace(f" {apart} ", f" {together} ")
    return said


def _data(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _texts(path: Path) -> Iterator[str]:
    return vocabulary.strings(_data(path))
