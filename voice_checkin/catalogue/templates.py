"""Reads sentence templates in Home Assistant's format, one file or a folder of them.

hassil parses them; here they are checked, so that an author's mistake ends in one sentence with
file and line: an unknown key, a template that does not parse, a `{list}` or `<rule>` that is
nowhere, a phrase that is there twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hassil
from hassil.expression import (
    Expression,
    Group,
    ListReference,
    RuleReference,
    Sentence,
)
from hassil.parser import ParseError
from pydantic import Field, JsonValue

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
    values: list[str | int | _Value] | None = None
    range: _Range | None = None
    wildcard: bool = False


class _Data(Strict):
    sentences: list[str] = Field(min_length=1)
    slots: dict[str, str | int | float | bool | list[str]] = {}
    response: str | None = None
    requires_context: dict[str, JsonValue] = {}
    excludes_context: dict[str, JsonValue] = {}
    expansion_rules: dict[str, str] = {}
    lists: dict[str, _List] = {}
    metadata: dict[str, JsonValue] | None = None
    required_keywords: list[str] | None = None
    inferred_domain: str | None = None
    name_domains: list[str] | None = None
    settings: dict[str, JsonValue] = {}


class _Intent(Strict):
    data: list[_Data] = Field(min_length=1)


class _File(Strict):
    language: str
    intents: dict[str, _Intent] = {}
    lists: dict[str, _List] = {}
    expansion_rules: dict[str, str] = {}
    skip_words: list[str] = []
    settings: dict[str, JsonValue] = {}


@dataclass(frozen=True, slots=True)
class _Place:
    source: Source
    key: Key

    def error(self, reason: str) -> CatalogueError:
        return self.source.error(reason, *self.key)


def load_templates(path: Path, *shared: Path) -> hassil.Intents:
    """The intents of one YAML file, or of every `*.yaml` in a folder, together.

    `shared` are files with lists and rules that the templates use, too.
    Raises CatalogueError with file, line and reason. Everything is parsed when this returns.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if files:
        files += shared
    else:
        raise CatalogueError(path, None, "holds no .yaml file with sentence templates")
    sources = [read(file) for file in files]
    for source in sources:
        source.check(_File)
    merged = _merged(sources)
    if not merged["intents"]:
        raise CatalogueError(path, None, "names no intents; add at least one under 'intents:'")
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
    for place, text in _templates(sources):
        if place.key[0] == "lists":
            continue
        block = _block_of(place)
        lists = {*intents.slot_lists, *block.get("lists", {})}
        rules = {*intents.expansion_rules, *block.get("expansion_rules", {})}
        for reference in _references(hassil.parse_sentence(text).expression):
            problem = _unknown(reference, lists, rules)
            if problem:
                raise place.error(f"{problem} in {text!r} is nowhere defined")
    _refuse_loops(intents, sources)


def _block_of(place: _Place) -> Mapping[str, Any]:
    if place.key[0] != "intents":
        return {}
    _, name, _, i, *_ = place.key
    block: Mapping[str, Any] = place.source.data["intents"][name]["data"][i]
    return block


def _references(node: Expression) -> Iterator[ListReference | RuleReference]:
    if isinstance(node, (ListReference, RuleReference)):
        yield node
    elif isinstance(node, Group):
        for item in node.items:
            yield from _references(item)


def _unknown(
    reference: ListReference | RuleReference, lists: set[str], rules: set[str]
) -> str | None:
    if isinstance(reference, RuleReference):
        return None if reference.rule_name in rules else f"the rule <{reference.rule_name}>"
    if reference.is_inline_range or reference.list_name in lists:
        return None
    return f"the list {{{reference.list_name}}}"


def _refuse_loops(intents: hassil.Intents, sources: list[Source]) -> None:
    rules = intents.expansion_rules
    for name in rules:
        if name in _reached(rules, name):
            for source in sources:
                if name in source.data.get("expansion_rules", {}):
                    raise source.error(
                        f"the rule <{name}> leads back to itself", "expansion_rules", name
                    )


def _reached(rules: Mapping[str, Sentence], name: str) -> set[str]:
    reached: set[str] = set()
    todo = [name]
    while todo:
        for reference in _references(rules[todo.pop()].expression):
            if isinstance(reference, RuleReference) and reference.rule_name not in reached:
                reached.add(reference.rule_name)
                todo.append(reference.rule_name)
    return reached
