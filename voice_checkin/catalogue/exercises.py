"""Reads exercises/*.yaml: timed scripts, each a file of its own."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from voice_checkin.catalogue.source import Key, Source, Strict, read
from voice_checkin.dialogue.script import Cue, Exercise, Form

_Text = Annotated[str, Field(min_length=1)]


class _Step(Strict):
    say: _Text
    seconds: float = Field(gt=0, le=300)
    """Seconds of quiet after it is said, and after each further item."""
    lights_off: str = ""
    items: int = Field(default=1, ge=1, le=20)
    then: list[str] = Field(default_factory=list)
    """What is said before the second item, the third, and so on; "" for nothing."""


class _Form(Strict):
    minutes: float = Field(gt=0, le=60)
    steps: list[_Step] = Field(min_length=1)


class _Exercise(Strict):
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: _Text
    aliases: list[_Text]
    intro: list[_Text]
    outro: list[_Text]
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
    forms = {}
    for name, form in data.forms.items():
        cues: list[Cue] = []
        for index, step in enumerate(form.steps):
            cues += _cues(source, step, index, ("forms", name, "steps", index))
        forms[name] = Form(form.minutes, tuple(cues))
    return Exercise(
        name=data.name,
        title=data.title,
        aliases=tuple(data.aliases),
        intro=tuple(data.intro),
        outro=tuple(data.outro),
        forms=forms,
    )


def _cues(source: Source, step: _Step, index: int, key: Key) -> list[Cue]:
    if step.then and len(step.then) != step.items - 1:
        reason = f"then: {step.items} items need {step.items - 1} words between, or none at all"
        raise source.error(reason, *key, "then")
    between = step.then or [""] * (step.items - 1)
    first = Cue(step.say, step.seconds, index, step.lights_off)
    return [first, *(Cue(words, step.seconds, index) for words in between)]
