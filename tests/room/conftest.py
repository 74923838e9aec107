"""The virtual room as a fixture; what happens where it cannot be built."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.virtual_room import APT_LINE, Room, missing
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser

_HERE = Path(__file__).parent
_LINE = pytest.StashKey[str]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where CI promises these tests they run or fail; elsewhere they need their packages."""
    lacking = missing()
    if not lacking or os.environ.get("CI"):
        return
    rooms = [item for item in items if item.path.is_relative_to(_HERE)]
    items[:] = [item for item in items if item not in rooms]
    config.hook.pytest_deselected(items=rooms)
    config.stash[_LINE] = (
        f"Left out: {len(rooms)} tests in the virtual room, for want of {', '.join(lacking)}; "
        f"to run them, on Linux: {APT_LINE}"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, plainly, what was left out."""
    line = terminalreporter.config.stash.get(_LINE, None)
    if line:
        terminalreporter.write_line(line)


@pytest.fixture
def room() -> Iterator[Room]:
    """A room of this test's own, with nobody speaking in it yet."""
    lacking = missing()
    if lacking:
        pytest.fail(f"missing: {', '.join(lacking)}; install: {APT_LINE}", pytrace=False)
    with Room() as built:
        yield built


@pytest.fixture
def still() -> Iterator[Room]:
    """The same without its hum: what nobody says is zeros."""
    lacking = missing()
    if lacking:
        pytest.fail(f"missing: {', '.join(lacking)}; install: {APT_LINE}", pytrace=False)
    with Room(hum=False) as built:
        yield built


@pytest.fixture
def echoing() -> Iterator[Room]:
    """The same with a loudspeaker beside the microphone."""
    lacking = missing()
    if lacking:
        pytest.fail(f"missing: {', '.join(lacking)}; install: {APT_LINE}", pytrace=False)
    with Room(echo=0.06) as built:
        yield built


@pytest.fixture
def person() -> Iterator[Pyttsx3Synthesiser]:
    """Somebody's voice; `speak` makes the sound for `Room.say`."""
    voice = Pyttsx3Synthesiser("en-us+Andrea", 150, engine="espeak")
    yield voice
    voice.close()
