"""Reads the lines of the demo's synthetic person."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from voice_checkin.catalogue.source import Strict, read
from voice_checkin.types import Expect


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Who speaks in the demo."""

    voice: str
    """The synthesiser's voice, another one than the assistant's."""
    rate: int
    """Words per minute."""
    lines: Mapping[Expect, tuple[str, ...]]
    """What they say, by what they are asked, in order; an empty line is silence."""


class _File(Strict):
    voice: str
    rate: int = Field(ge=80, le=450)
    lines: dict[str, list[str]]


def load_demo_person(root: Path, language: str = "en") -> DemoPerson:
    """The person in `demo.yaml`; raises CatalogueError with file and line."""
    source = read(root / language / "demo.yaml")
    file = source.check(_File)
    lines: dict[Expect, tuple[str, ...]] = {}
    for kind, said in file.lines.items():
        try:
            lines[Expect(kind)] = tuple(said)
        except ValueError:
            reason = f"{kind!r} is nothing a question expects"
            raise source.error(reason, "lines", kind) from None
    return DemoPerson(file.voice, file.rate, lines)
