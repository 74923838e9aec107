"""Reads topics/*.yaml: short talks of a few questions, each a file of its own."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from voice_checkin.catalogue.source import Source, Strict, read
from voice_checkin.dialogue.script import Makes, Question, Takes, Topic

_Wordings = Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class _Question(Strict):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    takes: Takes
    say: _Wordings
    again: _Wordings
    lead_in: list[str] = Field(default=[])
    label: str = ""
    ack: list[str] = Field(default=[])
    unsure: list[str] = Field(default=[])
    only_if: str | None = None
    exercise: str | None = None


class _Topic(Strict):
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    makes: Makes
    soft: bool = False
    opening: list[str] = Field(default=[])
    closing: _Wordings
    questions: list[_Question] = Field(min_length=1)


def load_topics(folder: Path, exercises: frozenset[str]) -> dict[str, Topic]:
    """Every topic of the folder by name, in order of file names; empty without a folder.

    Raises CatalogueError with file and line, also for an exercise that is not among `exercises`.
    """
    found: dict[str, Topic] = {}
    for path in sorted(folder.glob("*.yaml")):
        source = read(path)
        topic = _topic(source, exercises)
        if topic.name in found:
            raise source.error(f"the topic {topic.name!r} is there twice", "name")
        found[topic.name] = topic
    return found


def _topic(source: Source, exercises: frozenset[str]) -> Topic:
    data = source.check(_Topic)
    earlier: dict[str, _Question] = {}
    for at, one in enumerate(data.questions):
        key = ("questions", at)
        if one.id in earlier:
            raise source.error(f"the question {one.id!r} is there twice", *key, "id")
        if one.only_if and (one.only_if not in earlier or earlier[one.only_if].takes != "yes_no"):
            reason = f"{one.only_if!r} is no yes-or-no question before this one"
            raise source.error(reason, *key, "only_if")
        if one.exercise and (one.takes != "yes_no" or one.exercise not in exercises):
            reason = f"{one.exercise!r} is no exercise that a yes could lead into"
            raise source.error(reason, *key, "exercise")
        earlier[one.id] = one
    return Topic(
        name=data.name,
        makes=data.makes,
        soft=data.soft,
        opening=tuple(data.opening),
        closing=tuple(data.closing),
        questions=tuple(
            Question(
                id=one.id,
                takes=one.takes,
                say=tuple(one.say),
                again=tuple(one.again),
                lead_in=tuple(one.lead_in),
                label=one.label,
                ack=tuple(one.ack),
                unsure=tuple(one.unsure),
                only_if=one.only_if,
                exercise=one.exercise,
            )
            for one in data.questions
        ),
    )
