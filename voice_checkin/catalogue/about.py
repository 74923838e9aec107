"""Reads about.yaml: short answers to questions about numbness."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from voice_checkin.catalogue.source import Strict, read
from voice_checkin.dialogue.lines import plain_words
from voice_checkin.dialogue.script import Answer

_Texts = Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]


class _Answer(Strict):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ask: _Texts
    say: _Texts


class _About(Strict):
    about: list[_Answer]


def load_about(path: Path) -> tuple[Answer, ...]:
    """The answers, in the order of the file; none without a file.

    Raises CatalogueError with file, line and reason.
    """
    if not path.exists():
        return ()
    source = read(path)
    seen: set[str] = set()
    found = []
    for i, one in enumerate(source.check(_About).about):
        for j, phrase in enumerate(one.ask):
            if plain_words(phrase) != phrase:
                reason = f"{phrase!r} must be lower-case words without punctuation"
                raise source.error(reason, "about", i, "ask", j)
            if phrase in seen:
                raise source.error(f"{phrase!r} is there twice", "about", i, "ask", j)
            seen.add(phrase)
        found.append(Answer(one.id, tuple(one.ask), tuple(one.say)))
    return tuple(found)
