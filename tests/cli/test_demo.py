"""The demo: a synthetic person, the real engines, and the same again the second time."""

import wave
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Run, events


@pytest.fixture
def demo(run: Run, home: Path) -> list[dict[str, Any]]:
    result = run("demo", "--json", "--out", home / "left")
    assert result.exit_code == 0
    return events(result)


def test_the_person_is_heard_as_meant_and_the_entry_saved(
    demo: list[dict[str, Any]], home: Path, run: Run
) -> None:
    heard = [event for event in demo if "heard" in event]
    assert len(heard) >= 6
    assert [turn["said"] for turn in heard if not turn["as_meant"]] == []
    (last,) = [event["saved"] for event in demo if "saved" in event][-1:]
    assert last["felt"] == 0
    assert [habit["name"] for habit in last["habits"] if habit["done"]] == ["water"]

    left = home / "left"
    with wave.open(str(left / "check-in.wav")) as audio:
        assert audio.getnchannels() == 2
        assert audio.getnframes() / audio.getframerate() > 30
    assert (left / "timeline.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "http" not in (left / "check-in.svg").read_text(encoding="utf-8").replace(
        "http://www.w3.org/2000/svg", ""
    ).replace("https://www.textualize.io", "")

    again = events(run("demo", "--json", "--out", left))
    assert again == demo
