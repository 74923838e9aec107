"""Conversations as they read, held through the command line.

`app: ...` is any number of lines; `user: (silence)` is a turn without words. The time is fixed, and
with it the wording.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from tests.dialogue.talk import fits
from tests.support.commands import Run, events

MORNING = "2026-03-02T07:30+00:00"
LATER = "2026-03-02T08:30+00:00"
NIGHT = "2026-03-02T21:30+00:00"


class Held(Protocol):
    def __call__(self, text: str, *options: str, now: str = MORNING) -> list[dict[str, Any]]: ...


def lines(found: list[dict[str, Any]]) -> Iterator[str]:
    for event in found:
        if "say" in event:
            yield f"app: {event['say']}"
        if "heard" in event:
            yield f"user: {event['heard']}"
        if "end" in event:
            yield f"end: {event['end']}"


def holding(run: Run) -> Held:
    """A function that holds the conversation a text shows, and returns its events."""

    def hold(text: str, *options: str, now: str = MORNING) -> list[dict[str, Any]]:
        expected = [line.strip() for line in text.strip().splitlines()]
        turns = [line.removeprefix("user: ") for line in expected if line.startswith("user: ")]
        said = "".join("\n" if turn == "(silence)" else f"{turn}\n" for turn in turns)
        result = run("talk", "--text", "--json", "--now", now, *options, said=said)
        found = events(result)
        heard = list(lines(found))
        expected = [line for line in expected if line != "user: (silence)"]
        assert fits(heard, expected), "\n".join(["it went like this:", *heard])
        return found

    return hold


def saved(found: list[dict[str, Any]]) -> dict[str, Any]:
    entry: dict[str, Any] = [event["saved"] for event in found if "saved" in event][-1]
    return entry
