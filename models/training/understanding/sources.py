"""Sentences that were written for tests, and serve for learning, too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parents[3] / "tests"


def check_ins() -> Iterator[dict[str, Any]]:
    """The annotated utterances of tests/nlu/held_out."""
    for path in sorted((TESTS / "nlu" / "held_out").glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def mirrored() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each intent with its matches and its near misses, from tests/intents."""
    for path in sorted((TESTS / "intents").glob("*.yaml")):
        texts = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield path.stem, texts["matches"], texts["near_misses"]


def annotated() -> Iterator[dict[str, Any]]:
    """The annotated utterances in annotated/, written to learn from."""
    for path in sorted((Path(__file__).parent / "annotated").glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
