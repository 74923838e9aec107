"""Reads exercises/*.yaml: timed scripts, each a file of its own."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from voice_checkin.catalogue.source import Key, Source, Strict, read
from voice_checkin.dialogue.lines import plain_words
from voice_checkin.dialogue.script import Cue, Exercise, Form
from voice_checkin.types import Tone

_Text = Annotated[str, Field(min_length=1)]


_KNOWN_FROM = 2
"""The round in which the words are known, and a tone says enough."""


class _Step(Strict):
    say: _Text
    seconds: float | None = Field(default=None, gt=0, le=300)
    """Seconds of quiet after it is said, and after each further item."""
    beat: float | None = Field(default=None, gt=0, le=30)
    """Instead: seconds from its first sound to the next step, for breathing."""
    lights_off: str = ""
    items: int = Field(default=1, ge=1, le=60)
    then: list[str] = Field(default_factory=list)
    """What is said before the second item, the third, and so on; "" for nothing."""
    later: str | None = None
    """What is said from the second round on."""
    tone: Tone | None = None
    """What may sound instead from the third round on."""
    slot: bool = False
    """True: what is said in answer is a note."""


class _Rounds(Strict):
    times: int = Field(ge=1, le=100)
    steps: list[_Step] = Field(min_length=1)


class _Form(Strict):
    minutes: float = Field(gt=0, le=60)
    steps: list[_Step] = Field(default_factory=list)
    rounds: _Rounds | None = None
    """Played after the steps, so many times over."""
    after: list[_Step] = Field(default_factory=list)
    """Steps after the rounds."""
    called: list[_Text] = Field(default_factory=list)
    """Words by which it is asked for instead of the usual form."""


class _Exercise(Strict):
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: _Text
    aliases: list[_Text]
    intro: list[_Text]
    outro: list[_Text]
    notes: Literal["keep", "ask"] = "keep"
    forms: dict[str, _Form] = Field(min_length=1)


def load_exercises(folder: Path) -> dict[str, Exercise]:
    """Every exercise of the folder by name, in order of file names; empty without a folder.

    Raises CatalogueError with file and line for the first mistake.
    """
    exercises: dict[str, Exercise] = {}
    for path in sorted(folder.glob("*.yaml")):
        source = read(path)
        exercise = _exercise(source, source.check(_Exercise))
        if exercise.name != path.stem:
            raise source.error(f"name: must be {path.stem!r}, as the file is called", "name")
        exercises[exercise.name] = exercise
    return exercises


def _exercise(source: Source, data: _Exercise) -> Exercise:
    forms = {
        name: Form(form.minutes, _form_cues(source, form, ("forms", name)), _called(form))
        for name, form in data.forms.items()
    }
    return Exercise(
        name=data.name,
        title=data.title,
        aliases=tuple(data.aliases),
        intro=tuple(data.intro),
        outro=tuple(data.outro),
        notes=data.notes,
        forms=forms,
    )


def _called(form: _Form) -> tuple[str, ...]:
    return tuple(plain_words(phrase) for phrase in form.called)


def _form_cues(source: Source, form: _Form, key: Key) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    step = 0
    for index, data in enumerate(form.steps):
        cues += _cues(source, data, step, (*key, "steps", index))
        step += 1
    rounds = form.rounds
    for turn in range(rounds.times if rounds else 0):
        for index, data in enumerate(rounds.steps if rounds else []):
            place = (*key, "rounds", "steps", index)
            cues += _cues(source, data, step, place, turn)
        step += 1
    for index, data in enumerate(form.after):
        cues += _cues(source, data, step, (*key, "after", index))
        step += 1
    if not cues:
        raise source.error("needs steps or rounds", *key)
    return tuple(cues)


def _cues(source: Source, data: _Step, step: int, key: Key, turn: int = 0) -> list[Cue]:
    """The cues of a step, in the round `turn`, which counts from 0."""
    if (data.seconds is None) == (data.beat is None):
        raise source.error("say either `seconds` (of quiet) or `beat` (in all)", *key)
    if data.then and len(data.then) != data.items - 1:
        reason = f"then: {data.items} items need {data.items - 1} words between, or none at all"
        raise source.error(reason, *key, "then")
    say = data.later if turn and data.later is not None else data.say
    seconds = data.seconds or data.beat or 0.0
    tone = data.tone if turn >= _KNOWN_FROM else None
    first = Cue(say, seconds, step, data.lights_off, data.beat is not None, data.slot, tone)
    between = data.then or [""] * (data.items - 1)
    return [first, *(replace(first, say=words, lights_off="", tone=None) for words in between)]
