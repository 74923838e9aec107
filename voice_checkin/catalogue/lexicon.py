"""Reads what understanding needs from `intents/LANGUAGE/` into one Lexicon."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

import hassil
from pydantic import Field

from voice_checkin.catalogue.learned import load_reader
from voice_checkin.catalogue.phrase_lists import Collector, phrases
from voice_checkin.catalogue.safety import load_rules
from voice_checkin.catalogue.source import Source, Strict, read
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.classes import ASKING, CUES, FRAMES, WORDS
from voice_checkin.nlu.intents import Commands
from voice_checkin.nlu.lexicon import Bedtime, Feeling, FeelingPhrase, HabitPhrase, Lexicon, Need
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.phrases import Phrases
from voice_checkin.types import Expect, Polarity, SleepQuality

T = TypeVar("T")
L = TypeVar("L", bound=str)


class _FeelingData(Strict):
    family: str
    polarity: Polarity
    valence: int | None = Field(default=None, ge=-2, le=2)
    energy: int | None = Field(default=None, ge=0, le=4)
    says_felt: int | None = Field(default=None, ge=0, le=4)
    says_energy: int | None = Field(default=None, ge=0, le=4)
    say: str = ""
    state: str = ""
    feel: str = ""
    day: str = ""


class _Feelings(Strict):
    feelings: dict[str, _FeelingData]
    not_feelings: dict[str, str] = Field(default_factory=dict)
    openers: str = ""


class _HabitData(Strict):
    did: str = ""
    thing: str = ""


class _Habits(Strict):
    habits: dict[str, _HabitData]
    not_habits: list[str] = Field(default_factory=list)


_Level = Literal["0", "1", "2", "3", "4"]


class _Scales(Strict):
    felt: dict[_Level, str]
    energy: dict[_Level, str]
    sleep: dict[SleepQuality, str]
    sleep_words: dict[SleepQuality, str]
    night_words: dict[SleepQuality, str] = Field(default_factory=dict)
    night_times: dict[Bedtime, str] = Field(default_factory=dict)
    sleepless: str = ""


class _Slips(Strict):
    commands: dict[str, str]
    numbers: dict[str, int]
    feelings: dict[str, str]


class _Words(Strict):
    words: dict[str, str]
    cues: dict[str, str]
    frames: dict[str, str] = Field(default_factory=dict)
    asking: dict[str, str] = Field(default_factory=dict)


def load_lexicon(root: Path, language: str = "en", *, rules_only: bool = False) -> Lexicon:
    """The lexicon of `root/language`. Raises CatalogueError with file, line and reason.

    The network that is shipped for the language is its reader, unless `rules_only`.
    """
    folder = root / language
    if not folder.is_dir():
        raise CatalogueError(folder, None, f"is not there; {root} holds no language {language!r}")
    scales = read(folder / "scales.yaml")
    levels = scales.check(_Scales)
    feelings = read(folder / "feelings.yaml")
    words = read(folder / "words.yaml")
    classes = words.check(_Words)
    _refuse_invented(words)
    misheard = read(folder / "slips.yaml")
    slips = misheard.check(_Slips)
    said = _feelings(feelings)
    commands, answers = _commands(folder, slips)
    reader = None if rules_only else load_reader(language)
    return Lexicon(
        commands=commands,
        safety=replace(load_rules(folder / "safety.yaml"), listener=reader),
        answers=answers,
        words=_word_classes(words, "words", classes.words),
        cues=_word_classes(words, "cues", classes.cues),
        frames=_word_classes(words, "frames", classes.frames),
        asking=_word_classes(words, "asking", classes.asking),
        feelings=said.plus(_misheard(misheard, slips.feelings, said)),
        not_feelings=_not_feelings(feelings),
        openers=_openers(feelings),
        felt=_levels(scales, "felt", levels.felt, int),
        energy=_levels(scales, "energy", levels.energy, int),
        sleep=_levels(scales, "sleep", levels.sleep, _same),
        sleepless=Phrases((w, True) for w in phrases(scales, levels.sleepless, "sleepless")),
        sleep_words=_levels(scales, "sleep_words", levels.sleep_words, _same),
        night_words=_levels(scales, "night_words", levels.night_words, _same),
        night_times=_levels(scales, "night_times", levels.night_times, _same),
        number_slips=slips.numbers,
        habits=_habits(read(folder / "habits.yaml")),
        reader=reader,
    )


def _feelings(source: Source) -> Phrases[FeelingPhrase]:
    data = source.check(_Feelings)
    collect: Collector[FeelingPhrase] = Collector(source)
    for name, given in data.feelings.items():
        feeling = Feeling(
            name, given.family, given.polarity, given.valence, given.energy,
            given.says_felt, given.says_energy,
        )  # fmt: skip
        needs: dict[str, Need] = {"say": "none", "state": "state", "feel": "feel", "day": "day"}
        for field, need in needs.items():
            phrase = FeelingPhrase(feeling, need)
            collect.add(getattr(given, field), phrase, "feelings", name, field)
    return collect.phrases()


def _misheard(
    source: Source, slips: Mapping[str, str], said: Phrases[FeelingPhrase]
) -> Iterator[tuple[tuple[str, ...], FeelingPhrase]]:
    """What a recogniser makes of a feeling: only where a feeling is due."""
    for heard, meant in slips.items():
        words, target = utterance(heard).words, utterance(meant).words
        found = said.at(target, 0)
        if found is None or found.end < len(target):
            raise source.error(f"{meant!r} is no way to say a feeling", "feelings", heard)
        known = said.at(words, 0)
        if known is not None and known.end == len(words):
            raise source.error(f"{heard!r} is a way to say a feeling", "feelings", heard)
        yield words, FeelingPhrase(found.value.feeling, "feel", meant)


def _not_feelings(source: Source) -> Phrases[bool]:
    collect: Collector[bool] = Collector(source)
    for reason, text in source.check(_Feelings).not_feelings.items():
        collect.add(text, True, "not_feelings", reason)
    return collect.phrases()


def _openers(source: Source) -> Phrases[bool]:
    text = source.check(_Feelings).openers
    return Phrases((words, True) for words in phrases(source, text, "openers"))


def _habits(source: Source) -> Phrases[HabitPhrase]:
    data = source.check(_Habits)
    collect: Collector[HabitPhrase] = Collector(source)
    for name, given in data.habits.items():
        key = ("habits", name)
        collect.add(given.did, HabitPhrase(name, "did"), *key, "did")
        collect.add(given.thing, HabitPhrase(name, "thing"), *key, "thing")
    for i, text in enumerate(data.not_habits):
        collect.add(text, HabitPhrase("", "no_habit"), "not_habits", i)
    return collect.phrases()


def _levels(
    source: Source, part: str, levels: Mapping[L, str], value: Callable[[L], T]
) -> Phrases[T]:
    collect: Collector[T] = Collector(source)
    for level, text in levels.items():
        collect.add(text, value(level), part, level)
    return collect.phrases()


def _same(value: L) -> L:
    return value


def _refuse_invented(source: Source) -> None:
    """A class nobody reads would be a typing mistake in the name of one that is read."""
    for part, known in (("words", WORDS), ("cues", CUES), ("frames", FRAMES), ("asking", ASKING)):
        for name in source.data.get(part, ()):
            if name not in known:
                raise source.error("unknown key", part, name)


def _once(source: Source, text: str, *key: str | int) -> Iterator[tuple[str, ...]]:
    """The phrases of a class; a word may be in several of them, in one of them only once."""
    collect: Collector[bool] = Collector(source)
    collect.add(text, True, *key)
    yield from collect.words()


def _word_classes(source: Source, part: str, given: Mapping[str, str]) -> Phrases[frozenset[str]]:
    classes: dict[tuple[str, ...], frozenset[str]] = {}
    for name, text in given.items():
        for words in _once(source, text, part, name):
            classes[words] = classes.get(words, frozenset()) | {name}
    return Phrases(classes.items())


def _commands(folder: Path, slips: _Slips) -> tuple[Commands, dict[Expect, Commands]]:
    """The commands, and for each question the sentences that answer it."""
    answers = {
        expect: _intent_names(folder / "answers" / f"{expect}.yaml")
        for expect in Expect
        if (folder / "answers" / f"{expect}.yaml").is_file()
    }
    whole = load_templates(folder / "intents", folder / "answers")
    misheard = {word: frozenset(meant.split()) for word, meant in slips.commands.items()}
    answering = frozenset().union(*answers.values())
    return (
        Commands(_only(whole, frozenset(whole.intents) - answering), misheard),
        {expect: Commands(_only(whole, names)) for expect, names in answers.items()},
    )


def _intent_names(file: Path) -> frozenset[str]:
    return frozenset(read(file).data.get("intents", ()))


def _only(whole: hassil.Intents, names: frozenset[str]) -> hassil.Intents:
    kept = {name: intent for name, intent in whole.intents.items() if name in names}
    return replace(whole, intents=kept)
