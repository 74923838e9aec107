"""Everything a conversation is made of, from `intents/LANGUAGE/`."""

from pathlib import Path
from typing import Final

from voice_checkin.catalogue.about import load_about
from voice_checkin.catalogue.exercises import load_exercises
from voice_checkin.catalogue.helplines import load_helplines
from voice_checkin.catalogue.lines import load_lines
from voice_checkin.catalogue.topics import load_topics
from voice_checkin.dialogue.script import Script
from voice_checkin.errors import CatalogueError

_TOPICS: Final = ("reflection", "goal", "set_up", "safety_plan", "review", "share")
"""Short talks that commands and requests begin."""


def load_script(root: Path, language: str = "en") -> Script:
    """Lines, exercises, topics and helplines of one language.

    Raises CatalogueError with file and line for the first mistake in any of them.
    """
    folder = root / language
    exercises = load_exercises(folder / "exercises")
    topics = load_topics(folder / "topics", frozenset(exercises))
    for name in _TOPICS:
        if name not in topics:
            raise CatalogueError(folder / "topics", None, f"the topic {name!r} is missing")
    return Script(
        lines=load_lines(folder / "lines.yaml"),
        exercises=exercises,
        helplines=load_helplines(folder / "helplines.yaml"),
        about=load_about(folder / "about.yaml"),
        topics=topics,
    )
