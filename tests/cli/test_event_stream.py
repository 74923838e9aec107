"""What a light is told, line by line, whoever reads it or does not."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.commands import Run
from voice_checkin.cli.event_stream import EventStream
from voice_checkin.errors import SettingsError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are FIFOs elsewhere")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def stream(path: Path | str) -> EventStream:
    return EventStream(str(path), lambda: NOON)


def states(lines: bytes | str) -> list[str]:
    return [json.loads(line)["state"] for line in lines.splitlines()]


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    path = tmp_path / "light"
    os.mkfifo(path)
    return path


def reader(path: Path) -> int:
    """Somebody who reads the FIFO."""
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK)


def test_a_file_gets_a_line_for_each_state_after_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    for state in ("waiting", "speaking"):
        events = stream(path)
        events.show(state)
        events.close()
    first, second = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(first) == {"at": "2026-03-02T12:00:00.000+00:00", "state": "waiting"}
    assert json.loads(second)["state"] == "speaking"
    assert path.stat().st_mode & 0o077 == 0, "when somebody talks to it is nobody else's business"


def test_a_fifo_that_nobody_reads_is_no_trouble_and_whoever_comes_is_told(fifo: Path) -> None:
    events = stream(fifo)
    events.show("waiting")
    light = reader(fifo)
    events.show("woken")
    events.show("speaking")
    assert states(os.read(light, 1000)) == ["woken", "speaking"]
    os.close(light)
    events.show("listening")
    light = reader(fifo)
    events.show("thinking")
    assert states(os.read(light, 1000)) == ["thinking"]
    os.close(light)
    events.close()


def test_who_reads_too_slowly_loses_lines_and_holds_up_nothing(fifo: Path) -> None:
    light = reader(fifo)
    events = stream(fifo)
    for _ in range(3000):  # more than a FIFO holds
        events.show("speaking")
    told = os.read(light, 1_000_000)
    assert set(states(told)) == {"speaking"}, "what came is whole lines"
    assert len(states(told)) < 3000
    events.show("waiting")
    assert states(os.read(light, 1000)) == ["waiting"]
    os.close(light)
    events.close()


def test_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    events = stream("-")
    events.show("waiting")
    events.close()
    assert states(capfd.readouterr().out) == ["waiting"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk for tests")
def test_a_full_disk_is_no_reason_to_be_silent() -> None:
    events = stream("/dev/full")
    events.show("waiting")
    events.close()


@pytest.mark.parametrize("place", ["", "nowhere/events"])
def test_where_nothing_can_be_written_it_says_so_at_once(tmp_path: Path, place: str) -> None:
    with pytest.raises(SettingsError, match="name a file in a folder that is there"):
        stream(tmp_path / place)


def test_json_has_the_states_already(run: Run) -> None:
    result = run("listen", "--json", "--events", "-")
    assert result.exit_code == 1
    assert "leave out --events -" in result.stderr
