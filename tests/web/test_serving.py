"""`voice-checkin web` as a user meets it."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner, Result

from tests.support import places
from voice_checkin.cli.main import app
from voice_checkin.web import serving


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return places.apart(tmp_path, monkeypatch)


@pytest.fixture
def quickly(folders: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`quickly("--port", "0")`: the command, which ends where it would begin to answer."""
    monkeypatch.setattr(serving, "serve", lambda *_: None)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app(), ["web", *words])

    return run


def test_it_says_where_it_is_answers_there_and_ends_quietly(folders: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "voice_checkin", "web", "--json", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    address = json.loads(process.stdout.readline())["address"]
    assert address.startswith("http://127.0.0.1:")
    answer = httpx2.get(address)
    assert "Nothing is logged today" in answer.text
    assert "server" not in answer.headers
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 130


def test_a_port_in_use_is_one_sentence_with_its_mend(quickly: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = quickly("--port", str(port))
    assert result.exit_code == 1
    told = " ".join(result.stderr.split())
    assert f"Port {port} is in use; choose another: voice-checkin web --port" in told


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "x" * 70])
def test_an_address_of_another_machine_is_one_sentence(quickly: Any, host: str) -> None:
    result = quickly("--host", host, "--port", "0")
    assert result.exit_code == 1
    assert "is no address of this machine; leave --host out." in " ".join(result.stderr.split())


def test_beyond_this_machine_there_is_a_token_told_once_and_new_each_time(quickly: Any) -> None:
    shown = [quickly("--host", "0.0.0.0", "--port", "0").stdout for _ in range(2)]
    tokens = [text.split("?token=")[1].split()[0] for text in shown]
    assert all(text.count("token=") == 1 for text in shown)
    assert all(len(token) >= 40 for token in tokens)
    assert len(set(tokens)) == 2
    assert "only in a network you trust" in shown[0]


def test_on_this_machine_there_is_none(quickly: Any) -> None:
    shown = quickly("--host", "localhost", "--port", "0").stdout
    assert "http://localhost:" in shown
    assert "token" not in shown


def test_on_a_shared_machine_a_token_can_be_had_here_too(quickly: Any) -> None:
    shown = quickly("--port", "0", "--token", "--json").stdout
    assert "?token=" in json.loads(shown)["address"]


def test_a_browser_is_opened_when_asked(quickly: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    quickly("--port", "0")
    assert opened == []
    quickly("--port", "0", "--open")
    assert [address.partition(":")[0] for address in opened] == ["http"]


def test_a_store_that_cannot_be_opened_is_told_at_once(quickly: Any, folders: Path) -> None:
    (folders / "data").write_text("no folder")
    result = quickly("--port", "0")
    assert result.exit_code == 1
    assert "Your page is at" not in result.stdout
