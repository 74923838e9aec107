"""Reads the safety rules, safety.yaml and the files it names; mistakes are told with their line."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from voice_checkin.catalogue.learned import load_reader
from voice_checkin.catalogue.sounds import SoundsData, dictionary, phrases
from voice_checkin.catalogue.source import Key, Source, Strict, read
from voice_checkin.nlu.safety import Rule, SafetyRules
from voice_checkin.nlu.safety_pattern import (
    Pattern,
    PatternError,
    compile_choice,
    compile_pattern,
)
from voice_checkin.nlu.safety_text import Rewriter, bare
from voice_checkin.nlu.sounds import Phrase, Sounds
from voice_checkin.types import Concern, Expect


class _MainData(Strict):
    files: list[Annotated[str, Field(pattern=r"^[a-z_]+$")]] = Field(min_length=1)
    fillers: list[str]
    rewrite: dict[str, str]


class _RuleData(Strict):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    concern: Concern = Field(strict=False)
    why: str = Field(min_length=3)
    say: list[str] = Field(min_length=1)
    unless: list[str] = Field(default=[])
    skip_in: list[Annotated[Expect, Field(strict=False)]] = Field(default=[])
    yields: bool = False
    settles: bool = False
    stands: bool = False
    weekly: bool = False


class _PartData(Strict):
    misheard: dict[str, str] = Field(default={})
    words: dict[str, list[str]] = Field(default={})
    rules: list[_RuleData] = Field(default=[])
    sounds: list[SoundsData] = Field(default=[])


def load_safety(path: Path) -> SafetyRules:
    """The rules of `path` (LANGUAGE/safety.yaml), and the language's second listener, if any.

    Raises CatalogueError with file, line and reason.
    """
    return replace(load_rules(path), listener=load_reader(path.parent.name))


def load_rules(path: Path) -> SafetyRules:
    """The rules of `path` (safety.yaml) and of the files it names in the folder `safety` beside it.

    Raises CatalogueError with file, line and reason.
    """
    source = read(path)
    data = source.check(_MainData)
    rules = _Rules(dictionary(path.parent.name))
    for name in data.files:
        rules.add(read(path.with_suffix("") / f"{name}.yaml"))
    return SafetyRules(
        rules=tuple(rules.rules.values()),
        fillers=Rewriter.of(_fillers(source, data.fillers)),
        rewrite=Rewriter.of(_phrases(source, "rewrite", data.rewrite)),
        misheard=Rewriter.of(rules.misheard),
        sounds=Sounds(rules.spoken, tuple(rules.phrases)),
    )


def _fillers(source: Source, fillers: list[str]) -> dict[str, str]:
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


class _Rules:
    """The rules read so far, and the lists that further files may use."""

    def __init__(self, spoken: Mapping[str, str]) -> None:
        self.spoken = spoken
        self.phrases: list[Phrase] = []
        self.rules: dict[str, Rule] = {}
        self.misheard: dict[str, str] = {}
        self._named: dict[str, Pattern] = {}
        self._seen: set[str] = set()

    def add(self, source: Source) -> None:
        """Add what one file holds. Raises CatalogueError."""
        data = source.check(_PartData)
        self.misheard |= _phrases(source, "misheard", data.misheard)
        self.phrases.extend(phrases(source, data.sounds, self.spoken))
        for name, texts in data.words.items():
            self._add_words(source, name, texts)
        for i, item in enumerate(data.rules):
            if item.id in self.rules:
                raise source.error(f"the rule {item.id!r} is there twice", "rules", i, "id")
            self.rules[item.id] = self._rule(source, item, ("rules", i))

    def _add_words(self, source: Source, name: str, texts: list[str]) -> None:
        if not re.fullmatch(r"[a-z_]+", name):
            raise source.error(f"the name {name!r} may hold only a-z and _", "words", name)
        if name in self._named:
            raise source.error(f"the list {name!r} is there twice", "words", name)
        try:
            self._named[name] = compile_choice(texts, self._named)
        except PatternError as bad:
            raise source.error(str(bad), "words", name) from None

    def _rule(self, source: Source, item: _RuleData, key: Key) -> Rule:
        patterns = [
            self._compile(source, text, (*key, "say", i)) for i, text in enumerate(item.say)
        ]
        unless = [
            self._compile(source, text, (*key, "unless", i)) for i, text in enumerate(item.unless)
        ]
        return Rule(
            id=item.id,
            concern=item.concern,
            why=item.why,
            patterns=tuple(patterns),
            unless=tuple(unless),
            skip_in=frozenset(item.skip_in),
            yields=item.yields,
            settles=item.settles,
            stands=item.stands,
            weekly=item.weekly,
        )

    def _compile(self, source: Source, text: str, key: Key) -> Pattern:
        try:
            pattern = compile_pattern(text, self._named)
        except PatternError as bad:
            raise source.error(str(bad), *key) from None
        if not pattern.needs:
            raise source.error(f"{text!r} needs at least one word that must be there", *key)
        if (say := " ".join(text.split())) in self._seen and "say" in key:
            raise source.error(f"{say!r} is there twice", *key)
        self._seen.add(say)
        return pattern
