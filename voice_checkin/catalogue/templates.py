"""Reads sentence templates in Home Assistant's format, one file or a folder of them.

hassil parses them; here they are checked, so that an author's mistake ends in one sentence with
file and line: an unknown key, a template that does not parse, a `{list}` or `<rule>` that is
nowhere, a phrase that is there twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, Self

import hassil
from hassil.expression import (
    Expression,
    Group,
    ListReference,
    RuleReference,
    Sentence,
)
from hassil.parser import ParseError
from pydantic import ConfigDict, Field, JsonValue, model_validator

from voice_checkin.catalogue.source import Key, Source, Strict, read
from voice_checkin.errors import CatalogueError


class _Range(Strict):
    from_: int = Field(alias="from")
    to: int
    step: int = Field(default=1, gt=0)
    type: str = "number"
    fractions: str | None = None
    multiplier: float | None = None
    digits: bool = True
    words: bool = True
    words_language: str | None = None


class _Value(Strict):
    in_: str = Field(alias="in")
    out: str | int | float | bool
    context: dict[str, JsonValue] | None = None
    metadata: dict[str, JsonValue] | None = None


class _List(Strict):
    values: list[_Value | str | int] | None = None
    range: _Range | None = None
    wildcard: bool = False


class _Metadata(Strict):
    """Ours are checked; those that other programs read are left alone, unless misspelt ours."""

    model_config = ConfigDict(extra="allow")

    within: Literal["whole", "start", "end", "any"] = "whole"
    sure: bool = False
    habit: bool = False
    reads: list[Literal["at", "minutes"]] = Field(default_factory=list)

    @model_validator(mode="after")
    def _refuse_misspelt(self) -> Self:
        for name in self.model_extra or {}:
            if meant := get_close_matches(name, type(self).model_fields, 1):
                raise ValueError(f"unknown key {name!r}; is {meant[0]!r} meant?")
        return self


class _Data(Strict):
    sentences: list[str] = Field(min_length=1)
    slots: dict[str, str | int | float | bool | list[str]] = Field(default_factory=dict)
    response: str | None = None
    requires_context: dict[str, JsonValue] = Field(default_factory=dict)
    excludes_context: dict[str, JsonValue] = Field(default_factory=dict)
    expansion_rules: dict[str, str] = Field(default_factory=dict)
    lists: dict[str, _List] = Field(default_factory=dict)
    metadata: _Metadata | None = None
    required_keywords: list[str] | None = None
    inferred_domain: str | None = None
    name_domains: list[str] | None = None
    settings: dict[str, JsonValue] = Field(default_factory=dict)


class _Intent(Strict):
    data: list[_Data] = Field(min_length=1)


class _File(Strict):
    language: str
    intents: dict[str, _Intent] = Field(default_factory=dict)
    lists: dict[str, _List] = Field(default_factory=dict)
    expansion_rules: dict[str, str] = Field(default_factory=dict)
    skip_words: list[str] = Field(default_factory=list)
    settings: dict[str, JsonValue] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    source: Source
    key: Key

    def error(self, reason: str) -> CatalogueError:
        return self.source.error(reason, *self.key)


def load_templates(*paths: Path) -> hassil.Intents:
    """The intents of YAML files, and of every `*.yaml` in folders, together.

    Raises CatalogueError with file, line and reason. Everything is parsed when this returns.
    """
    files = [
        file
        for path in paths
        for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])
    ]
    if not files:
        raise CatalogueError(paths[0], None, "holds no .yaml file with sentence templates")
    sources = [read(file) for file in files]
    for source in sources:
        source.check(_File)
    merged = _merged(sources)
    if not merged["intents"]:
        raise CatalogueError(paths[0], None, "names no intents; add some under 'intents:'")
    _refuse_duplicates(sources)
    return _parsed(merged, sources)


def _merged(sources: list[Source]) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "language": sources[0].data["language"],
        "intents": {},
        "lists": {},
        "expansion_rules": {},
        "skip_words": [],
        "settings": {},
    }
    for source in sources:
        if source.data["language"] != whole["language"]:
            raise source.error(f"another language than {whole['language']!r}", "language")
        for name, intent in source.data.get("intents", {}).items():
            known = whole["intents"].setdefault(name, {"data": []})
            known["data"] = [*known["data"], *intent["data"]]
        for part in ("lists", "expansion_rules"):
            for name, value in source.data.get(part, {}).items():
                if name in whole[part]:
                    raise source.error(f"{name!r} is already in another file", part, name)
                whole[part][name] = value
        whole["skip_words"] += source.data.get("skip_words", [])
        whole["settings"] |= source.data.get("settings", {})
    return whole


def _sentences(sources: list[Source]) -> Iterator[tuple[_Place, str, Mapping[str, Any]]]:
    for source in sources:
        for name, intent in source.data.get("intents", {}).items():
            for i, block in enumerate(intent["data"]):
                for j, text in enumerate(block["sentences"]):
                    key = ("intents", name, "data", i, "sentences", j)
                    yield _Place(source, key), text, block


def _refuse_duplicates(sources: list[Source]) -> None:
    seen: dict[str, _Place] = {}
    for place, text, block in _sentences(sources):
        if block.get("requires_context") or block.get("excludes_context"):
            continue
        known = seen.setdefault(" ".join(text.casefold().split()), place)
        if known is not place:
            first = f"{known.source.path.name}:{known.source.line(*known.key)}"
            raise place.error(f"the phrase {text!r} is already at {first}")


def _parsed(merged: dict[str, Any], sources: list[Source]) -> hassil.Intents:
    try:
        intents = hassil.Intents.from_dict(merged)
        for intent in intents.intents.values():
            for block in intent.data:
                _ = block.sentences  # parses them, once
    except (ParseError, ValueError, AssertionError) as bad:
        raise _broken(sources, bad) from None
    _check_references(intents, sources)
    return intents


def _broken(sources: list[Source], bad: Exception) -> CatalogueError:
    """Which template was it? Looked for only when something is wrong."""
    for place, text in _templates(sources):
        try:
            hassil.parse_sentence(text)
        except (ParseError, ValueError, AssertionError) as reason:
            return place.error(f"the template {text!r} does not parse ({_short(reason)})")
    return sources[0].error(f"the lists cannot be used ({_short(bad)})", "lists")


def _short(reason: Exception) -> str:
    return str(reason).split(" at None")[0].strip() or type(reason).__name__


def _templates(sources: list[Source]) -> Iterator[tuple[_Place, str]]:
    for place, text, _ in _sentences(sources):
        yield place, text
    for source in sources:
        for name, text in source.data.get("expansion_rules", {}).items():
            yield _Place(source, ("expansion_rules", name)), text
        for name, content in source.data.get("lists", {}).items():
            for i, value in enumerate(content.get("values") or ()):
                text = value["in"] if isinstance(value, dict) else str(value)
                yield _Place(source, ("lists", name, "values", i)), text


def _check_references(intents: hassil.Intents, sources: list[Source]) -> None:
    lists, rules = frozenset(intents.slot_lists), frozenset(intents.expansion_rules)
    for name, rule in intents.expansion_rules.items():
        if problem := _unknown(rule, lists, rules):
            raise _where(sources, ("expansion_rules", name)).error(problem)
    for intent in intents.intents.values():
        for block in intent.data:
            known_lists, known_rules = lists | {*block.slot_lists}, rules | {*block.expansion_rules}
            for sentence in block.sentences:
                if problem := _unknown(sentence, known_lists, known_rules):
                    raise _place_of(sentence, sources).error(problem)
    _refuse_loops(intents, sources)


def _where(sources: list[Source], key: Key) -> _Place:
    part, name = key
    found = next(source for source in sources if name in source.data.get(part, {}))
    return _Place(found, key)


def _place_of(sentence: Sentence, sources: list[Source]) -> _Place:
    return next(place for place, text, _ in _sentences(sources) if text == sentence.text)


def _references(node: Expression) -> Iterator[ListReference | RuleReference]:
    if isinstance(node, (ListReference, RuleReference)):
        yield node
    elif isinstance(node, Group):
        for item in node.items:
            yield from _references(item)


def _unknown(sentence: Sentence, lists: frozenset[str], rules: frozenset[str]) -> str | None:
    """What the template names and nobody defines, in words."""
    for reference in _references(sentence.expression):
        if isinstance(reference, RuleReference):
            name, known = f"the rule <{reference.rule_name}>", reference.rule_name in rules
        else:
            name = f"the list {{{reference.list_name}}}"
            known = reference.is_inline_range or reference.list_name in lists
        if not known:
            return f"{name} in {sentence.text!r} is nowhere defined"
    return None


def _refuse_loops(intents: hassil.Intents, sources: list[Source]) -> None:
    rules = intents.expansion_rules
    for name in rules:
        if name in _reached(rules, name):
            place = _where(sources, ("expansion_rules", name))
            raise place.error(f"the rule <{name}> leads back to itself")


def _reached(rules: Mapping[str, Sentence], name: str) -> set[str]:
    reached: set[str] = set()
    todo = [name]
    while todo:
        for reference in _references(rules[todo.pop()].expression):
            if isinstance(reference, RuleReference) and reference.rule_name not in reached:
                reached.add(reference.rule_name)
                todo.append(reference.rule_name)
    return reached
