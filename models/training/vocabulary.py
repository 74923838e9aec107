"""What the model is taught to hear: sentence patterns, the sentences drawn from them, their words.

Patterns are in the catalogue's own format, so the checked-in catalogue can be compared with them:
`python -m models.training.vocabulary` prints the words of intents/ that the model lacks.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from hassil import Alternative, Expression, Group, Permutation, RuleReference, TextChunk
from hassil.parse_expression import parse_sentence

PATTERNS: Final = Path(__file__).with_name("sentences.yaml")
UNKNOWN: Final = "[unk]"
"""What libvosk writes for speech outside a grammar; a word of the model, never of a sentence."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The parsed pattern file."""

    rules: dict[str, tuple[Expression, ...]]
    groups: tuple[tuple[Expression, ...], ...]
    weights: tuple[float, ...]
    """How often each group is drawn, relative to the others."""


def load(path: Path = PATTERNS) -> Patterns:
    """Read a pattern file. Raises OSError, KeyError or hassil's ParseError for a broken one."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rules = {name: _lines(text) for name, text in data["rules"].items()}
    groups = data["groups"].values()
    return Patterns(
        rules,
        tuple(_lines(group["sentences"]) for group in groups),
        tuple(float(group["weight"]) for group in groups),
    )


def _lines(text: str) -> tuple[Expression, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(parse_sentence(line).expression for line in lines if line)


def sentences(patterns: Patterns, count: int, seed: int) -> list[str]:
    """Draw `count` sentences; the same seed gives the same ones."""
    rng = random.Random(seed)
    groups = rng.choices(patterns.groups, patterns.weights, k=count)
    return [_tidy(_draw(rng.choice(group), patterns, rng)) for group in groups]


def _draw(part: Expression, patterns: Patterns, rng: random.Random) -> str:
    if isinstance(part, TextChunk):
        return part.text
    if isinstance(part, RuleReference):
        return _draw(rng.choice(patterns.rules[part.rule_name]), patterns, rng)
    if isinstance(part, Alternative):
        return _draw(rng.choice(part.items), patterns, rng)
    if isinstance(part, Permutation):
        return " ".join(
            _draw(item, patterns, rng) for item in rng.sample(part.items, k=len(part.items))
        )
    if isinstance(part, Group):
        return "".join(_draw(item, patterns, rng) for item in part.items)
    raise TypeError(f"a pattern holds {part!r}; use text, (a|b), [optional] and <rule> only")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def words(patterns: Patterns) -> tuple[str, ...]:
    """Every word that a sentence can hold, in alphabetical order."""
    parts = [part for group in patterns.groups for part in group]
    parts += [part for rule in patterns.rules.values() for part in rule]
    return tuple(sorted({word for part in parts for word in _words_in(part)}))


def _words_in(part: Expression) -> Iterator[str]:
    if isinstance(part, TextChunk):
        yield from part.text.split()
    elif isinstance(part, Group):
        for item in part.items:
            yield from _words_in(item)


def missing_from(known: Iterable[str], catalogue: Path) -> dict[str, list[str]]:
    """Words in the YAML files under `catalogue` that are not `known`, by file name.

    Everything between quotes, brackets and slots counts as words, so a few keys come along too.
    """
    have = set(known)
    found: dict[str, list[str]] = {}
    for path in sorted(catalogue.rglob("*.yaml")):
        texts = strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        said = {word for text in texts for word in _WORD.findall(_plain(text))}
        if said - have:
            found[path.relative_to(catalogue).as_posix()] = sorted(said - have)
    return found


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>|\{[^}]*\}", " ", text.lower())


def strings(data: object) -> Iterator[str]:
    """Every text in what YAML gave, keys left out."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def main() -> None:
    """Print, for each file of the catalogue, the words that the model does not have."""
    catalogue = Path(__file__).parents[2] / "intents" / "en"
    known = words(load())
    print(f"{len(known)} words in the model")
    for name, lacking in missing_from(known, catalogue).items():
        print(f"{name}: {' '.join(lacking)}")


if __name__ == "__main__":
    main()
