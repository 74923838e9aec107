"""`voice-checkin models`, run as the user runs it, against a server that fails as real ones do."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.asr.faulty_server import Behaviour, served
from tests.asr.model_archives import BAD, NAME, listed, zipped
from voice_checkin.asr.choice import SMALL
from voice_checkin.resources import models_root


@dataclass
class Shell:
    """Runs the real command, with a list of models that names the faulty server."""

    behaviour: Behaviour
    home: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        env = {
            **os.environ,
            "VOICE_CHECKIN_CONFIG_DIR": str(self.home / "config"),
            "VOICE_CHECKIN_DATA_DIR": str(self.home / "data"),
            "VOICE_CHECKIN_MODELS_LIST": str(self.home / "models.yaml"),
        }
        command = [sys.executable, "-m", "voice_checkin", "models", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    @property
    def there(self) -> list[str]:
        return sorted(path.name for path in (self.home / "data" / "models").glob("*"))


@pytest.fixture(scope="module")
def model() -> bytes:
    """The shipped model, packed as a publisher would."""
    root = models_root() / SMALL
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return zipped({f"{NAME}/{p.relative_to(root).as_posix()}": p.read_bytes() for p in files})


@pytest.fixture
def shell(model: bytes, tmp_path: Path) -> Iterator[Shell]:
    behaviour = Behaviour(model)
    with served(behaviour) as url:
        # JSON is YAML.
        text = listed(url, model, sha256=None, size=10**6, exact=False).model_dump_json()
        (tmp_path / "models.yaml").write_text(text)
        yield Shell(behaviour, tmp_path)


def complains(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence it ends with."""
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("voice-checkin: ")
    return line


def test_a_download_that_breaks_off_is_resumed_by_the_same_command(shell: Shell) -> None:
    shell.behaviour.sends = 100_000
    assert "run the same command again" in complains(shell.run("install", NAME))
    assert shell.there == [f".{NAME}.zip.part"]
    shell.behaviour.sends = None
    assert shell.run("install", NAME).stdout.startswith(f"{NAME} is installed.")
    assert shell.behaviour.asked == [None, "bytes=100000-"]
    assert shell.there == [NAME]
    assert shell.run("verify", NAME).returncode == 0


@pytest.mark.parametrize("length", [10, 10**9])
def test_a_server_that_lies_about_the_length_is_told_of_in_one_sentence(
    shell: Shell, length: int
) -> None:
    shell.behaviour.length = length
    complains(shell.run("install", NAME))
    assert NAME not in shell.there


@pytest.mark.parametrize("fault", ["bomb", "climbs", "absolute", "link"])
def test_a_hostile_archive_is_told_of_in_one_sentence_and_leaves_nothing(
    shell: Shell, fault: str
) -> None:
    content, _ = BAD[fault]
    shell.behaviour.content = content()
    assert "is not unpacked" in complains(shell.run("install", NAME))
    assert shell.there == []
