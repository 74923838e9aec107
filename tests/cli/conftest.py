"""The command line as a user meets it, in one process, with its data in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from typer.testing import CliRunner, Result

from tests.dialogue.talk import fits
from tests.support.commands import Run, events
from voice_checkin.cli.main import app


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything goes: `data` and `config` inside it."""
    monkeypatch.setenv("VOICE_CHECKIN_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("VOICE_CHECKIN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


@pytest.fixture
def run(home: Path) -> Run:
    """`run("talk", "--text", said="numb\\nno")`."""

    def call(*words: str | Path, said: str = "") -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=said)

    return call


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


@pytest.fixture
def held(run: Run) -> Held:
    """Holds the conversation that a text shows; returns its events."""

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
