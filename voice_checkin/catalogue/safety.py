"""Reads safety.yaml: the words of the safety check as data, refused with file and line if wrong."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field

from voice_checkin.catalogue.source import Key, Source, Strict, read
from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.safety import Rule, SafetyRules
from voice_checkin.nlu.safety_pattern import (
    Pattern,
    PatternError,
    compile_choice,
    compile_pattern,
)
from voice_checkin.nlu.safety_text import Rewriter, bare
from voice_checkin.types import Concern, Expect


class _RuleData(Strict):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    concern: Concern = Field(strict=False)
    why: str = Field(min_length=3)
    say: tuple[str, ...] = Field(min_length=1, strict=False)
    unless: tuple[str, ...] = Field(default=(), strict=False)
    skip_in: tuple[Annotated[Expect, Field(strict=False)], ...] = Field(default=(), strict=False)
    yields: bool = False
    weekly: bool = False


class _FileData(Strict):
    fillers: tuple[str, ...] = Field(strict=False)
    rewrite: dict[str, str]
    misheard: dict[str, str]
    words: dict[str, list[str]]
    rules: tuple[_RuleData, ...] = Field(min_length=1, strict=False)


def load_safety(path: Path) -> SafetyRules:
    """The rules in `path`. Raises CatalogueError with file, line and reason."""
    source = read(path)
    data = source.check(_FileData)
    named = _named(source, data.words)
    return SafetyRules(
        rules=_rules(source, data.rules, named),
        fillers=Rewriter.of(_fillers(source, data.fillers)),
        rewrite=Rewriter.of(_phrases(source, "rewrite", data.rewrite)),
        misheard=Rewriter.of(_phrases(source, "misheard", data.misheard)),
    )


def _fillers(source: Source, fillers: tuple[str, ...]) -> dict[str, str]:
    phrases: dict[str, str] = {}
    for i, filler in enumerate(fillers):
        if filler in phrases:
            raise source.error(f"{filler!r} is there twice", "fillers", i)
        phrases[_plain(source, filler, "fillers", i)] = ""
    return phrases


def _phrases(source: Source, section: str, phrases: dict[str, str]) -> dict[str, str]:
    return {
        _plain(source, said, section, said): meant and _plain(source, meant, section, said)
        for said, meant in phrases.items()
    }


def _plain(source: Source, phrase: str, *key: str | int) -> str:
    if not phrase or bare(phrase) != f"{phrase} ":
        reason = f"{phrase!r} must be lower-case words without punctuation, even apostrophes"
        raise source.error(reason, *key)
    return phrase


def _named(source: Source, words: dict[str, list[str]]) -> dict[str, Pattern]:
    named: dict[str, Pattern] = {}
    for name, texts in words.items():
        if not re.fullmatch(r"[a-z_]+", name):
            raise source.error(f"the name {name!r} may hold only a-z and _", "words", name)
        try:
            named[name] = compile_choice(texts, named)
        except PatternError as bad:
            raise source.error(str(bad), "words", name) from None
    return named


def _rules(
    source: Source, data: tuple[_RuleData, ...], named: dict[str, Pattern]
) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for i, item in enumerate(data):
        if item.id in rules:
            raise source.error(f"the rule {item.id!r} is there twice", "rules", i, "id")
        say = [_compile(source, t, named, ("rules", i, "say", j)) for j, t in enumerate(item.say)]
        unless = [
            _compile(source, t, named, ("rules", i, "unless", j)) for j, t in enumerate(item.unless)
        ]
        rules[item.id] = Rule(
            id=item.id,
            concern=item.concern,
            why=item.why,
            patterns=tuple(say),
            unless=tuple(regex for regex, _ in unless),
            skip_in=frozenset(item.skip_in),
            yields=item.yields,
            weekly=item.weekly,
        )
    return tuple(rules.values())


def _compile(
    source: Source, text: str, named: dict[str, Pattern], key: Key
) -> tuple[re.Pattern[str], frozenset[str]]:
    try:
        pattern = compile_pattern(text, named)
    except PatternError as bad:
        raise source.error(str(bad), *key) from None
    if pattern.needs is None:
        raise _too_wide(source, text, key)
    return re.compile(rf"(?<![^ ]){pattern.source}"), pattern.needs


def _too_wide(source: Source, text: str, key: Key) -> CatalogueError:
    return source.error(f"{text!r} needs at least one word that must be there", *key)
