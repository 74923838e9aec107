"""The command line as a user meets it, in one process, with its data in a folder of its own."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.support import places
from tests.support.commands import Run
from tests.support.held import Held, holding
from tests.support.lived import Lived, live
from voice_checkin.cli.main import app


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything goes: `data` and `config` inside it."""
    return places.apart(tmp_path, monkeypatch)


@pytest.fixture
def run(home: Path) -> Run:
    """`run("talk", "--text", said="numb\\nno")`."""

    def call(*words: str | Path, said: str = "") -> Result:
        return CliRunner().invoke(app(), [str(word) for word in words], input=said)

    return call


@pytest.fixture
def held(run: Run) -> Held:
    """Holds the conversation that a text shows; returns its events."""
    return holding(run)


@pytest.fixture
def lived(home: Path) -> Lived:
    """Puts a log into the store."""
    assert home.is_dir()
    return live
