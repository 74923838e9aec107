"""Reads helplines.yaml: every number complete and speakable, or refused with its line."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from voice_checkin.catalogue.source import Source, Strict, read
from voice_checkin.dialogue.helplines import Helpline

_DIGITS: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


class _LineData(Strict):
    country: str = Field(pattern=r"^[A-Z]{2}$")
    who: str = Field(min_length=2)
    kind: Literal["crisis", "emergency"]
    dial: str = Field(pattern=r"^\d[\d ]*\d$")
    spoken: str
    hours: str = Field(min_length=2)
    languages: list[Annotated[str, Field(pattern=r"^[a-z]{2}$")]] = Field(min_length=1)
    verified_on: date
    source: str = Field(pattern=r"^https://[^ ]+$")
    also_in: list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]] = Field(default_factory=list)


class _FileData(Strict):
    helplines: list[_LineData] = Field(min_length=1)


def load_helplines(path: Path) -> tuple[Helpline, ...]:
    """All numbers of `path`, in its order. Raises CatalogueError with file, line and reason.

    How old they are is for the build to check (see `dialogue.helplines.stale`): an old number in
    the hand is better than none.
    """
    source = read(path)
    found: list[Helpline] = []
    for i, item in enumerate(source.check(_FileData).helplines):
        _speakable(source, item, i)
        if any((item.country, item.dial) == (line.country, line.dial) for line in found):
            reason = f"{item.dial} is there twice for {item.country}"
            raise source.error(reason, "helplines", i, "dial")
        for line in found:
            if line.kind == item.kind and (twice := set(line.also_in) & set(item.also_in)):
                reason = f"also_in: {min(twice)} is served by {line.dial} already"
                raise source.error(reason, "helplines", i, "also_in")
        lists = {"languages": tuple(item.languages), "also_in": tuple(item.also_in)}
        values = item.model_dump() | lists
        found.append(Helpline(**values))
    return tuple(found)


def _speakable(source: Source, item: _LineData, i: int) -> None:
    said = item.spoken.replace(",", "").split()
    meant = [_DIGITS[int(digit)] for digit in item.dial if digit != " "]
    if said != meant:
        reason = f"{item.spoken!r} does not say {item.dial} digit by digit; say {' '.join(meant)!r}"
        raise source.error(reason, "helplines", i, "spoken")
