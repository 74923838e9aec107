"""`install-service` as a user meets it, with a home of their own and a systemctl that listens."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.commands import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is on Linux alone")


@dataclass
class Systemd:
    """A systemctl that writes down what it is told, and may refuse."""

    folder: Path

    def install(self, refuses: str = "") -> None:
        program = self.folder / "systemctl"
        answer = f"echo '{refuses}' >&2; exit 1" if refuses else "exit 0"
        program.write_text(f'#!/bin/sh\necho "$@" >> "{self.folder}/told"\n{answer}\n')
        program.chmod(0o755)

    def told(self) -> list[str]:
        """What it was told since the last look."""
        log = self.folder / "told"
        lines = log.read_text().splitlines() if log.exists() else []
        log.write_text("")
        return lines


@pytest.fixture
def systemd(home: Path, monkeypatch: pytest.MonkeyPatch) -> Systemd:
    """Nothing is installed yet."""
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    programs = home / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return Systemd(programs)


def unit_of(home: Path) -> Path:
    return home / ".config" / "systemd" / "user" / "voice-checkin.service"


START = ["--user daemon-reload", "--user enable --now voice-checkin.service"]


def test_it_is_written_started_and_told_how_it_starts_with_the_machine(
    run: Run, home: Path, systemd: Systemd
) -> None:
    systemd.install()
    result = run("install-service", "--wake-word", "hey_jarvis")
    assert result.exit_code == 0
    assert "enable-linger" in result.stdout
    assert systemd.told() == START
    text = unit_of(home).read_text()
    assert f'"--data-dir" "{home}/data" "--wake-word" "hey_jarvis"' in text
    assert f"VOICE_CHECKIN_CONFIG_DIR={home}/config" in text
    assert sys.executable in text


def test_twice_is_once_and_another_word_replaces_it(run: Run, home: Path, systemd: Systemd) -> None:
    systemd.install()
    run("install-service")
    systemd.told()
    again = run("install-service", "--json")
    assert json.loads(again.stdout)["change"] == "unchanged"
    assert systemd.told() == START, "a talk that is being held goes on"
    other = run("install-service", "--wake-word", "alexa", "--json")
    assert json.loads(other.stdout) == {
        "unit": str(unit_of(home)),
        "change": "replaced",
        "systemd_told": True,
    }
    assert systemd.told() == [*START, "--user restart voice-checkin.service"]
    assert "alexa" in unit_of(home).read_text()


def test_removed_it_is_stopped_and_gone(run: Run, home: Path, systemd: Systemd) -> None:
    systemd.install()
    run("install-service")
    systemd.told()
    assert "nothing starts by itself" in run("install-service", "--remove").stdout
    assert not unit_of(home).exists()
    assert systemd.told() == [
        "--user disable --now voice-checkin.service",
        "--user daemon-reload",
    ]
    again = run("install-service", "--remove")
    assert again.exit_code == 0
    assert "There is no" in again.stdout


def test_a_dry_run_shows_it_and_touches_nothing(run: Run, home: Path, systemd: Systemd) -> None:
    systemd.install()
    result = run("install-service", "--dry-run")
    assert "ExecStart=" in result.stdout
    assert "would be written" in result.stdout
    shown = json.loads(run("install-service", "--dry-run", "--json").stdout)
    assert shown["commands"] == [f"systemctl {words}" for words in START]
    assert "ExecStart=" in shown["text"]
    assert "would be absent" in run("install-service", "--dry-run", "--remove").stdout
    assert not unit_of(home).exists()
    assert systemd.told() == []


def test_without_systemctl_it_is_written_and_says_what_to_run(
    run: Run, home: Path, systemd: Systemd
) -> None:
    result = run("install-service")
    assert result.exit_code == 0
    assert "systemctl --user enable --now voice-checkin.service" in result.stdout
    assert unit_of(home).exists()
    assert json.loads(run("install-service", "--remove", "--json").stdout)["change"] == "removed"


def test_where_systemd_cannot_be_reached_it_says_so_in_one_sentence(
    run: Run, systemd: Systemd
) -> None:
    systemd.install(refuses="Failed to connect to bus: No medium found")
    result = run("install-service")
    assert result.exit_code == 1
    assert "No medium found" in result.stderr
    assert "run this again" in result.stderr
    assert "Traceback" not in result.stderr


def test_its_place_follows_xdg_config_home(
    run: Run, home: Path, systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "elsewhere"))
    run("install-service")
    assert (home / "elsewhere" / "systemd" / "user" / "voice-checkin.service").exists()
    assert not unit_of(home).exists()


def test_a_relative_data_folder_stays_the_same_folder(
    run: Run, home: Path, systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    run("install-service", "--data-dir", "my data")
    assert f'"{home}/my data"' in unit_of(home).read_text()


def test_a_folder_that_cannot_be_written_and_a_word_it_does_not_know(
    run: Run, home: Path, systemd: Systemd
) -> None:
    assert "--wake-word" in run("install-service", "--wake-word", "computer").stderr
    (home / ".config").write_text("mine")
    result = run("install-service")
    assert result.exit_code == 1
    assert "voice-checkin.service" in result.stderr
    assert (home / ".config").read_text() == "mine"
