"""The unit as systemd reads it: paths that need care, and its own checker where it is there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.errors import ServiceError
from voice_checkin.service.systemd import UNIT, refuse_elsewhere
from voice_checkin.service.unit import Service, unit

ANALYZE = shutil.which("systemd-analyze")


def service(
    python: str = "/opt/venv/bin/python",
    data: str = "/home/ann/data",
    config: str = "/home/ann/config",
    wake_word: str | None = None,
) -> Service:
    return Service(PurePosixPath(python), PurePosixPath(data), PurePosixPath(config), wake_word)


def line(text: str, key: str) -> str:
    (found,) = (one for one in text.splitlines() if one.startswith(f"{key}="))
    return found.removeprefix(f"{key}=")


def words(command: str) -> list[str]:
    """What systemd would make of quoted words: specifiers, escapes and quotes undone."""
    parts = command.strip('"').split('" "')
    plain = (part.replace("%%", "%").replace('\\"', '"').replace("\\\\", "\\") for part in parts)
    return list(plain)


def test_it_listens_on_the_same_data_and_settings_with_the_same_word() -> None:
    text = unit(service(wake_word="alexa"))
    assert words(line(text, "ExecStart")) == [
        "/opt/venv/bin/python",
        *("-m", "voice_checkin", "listen"),
        *("--data-dir", "/home/ann/data", "--wake-word", "alexa"),
    ]
    assert line(text, "Environment") == '"VOICE_CHECKIN_CONFIG_DIR=/home/ann/config"'


def test_without_a_word_the_settings_decide_at_every_start() -> None:
    assert "--wake-word" not in unit(service())


def test_paths_with_spaces_percent_signs_dollars_and_quotes() -> None:
    odd = '/home/ann/100% "mine" $HOME'
    text = unit(service(python="/opt/my venv 5%/python", data=odd, config=odd))
    assert line(text, "ExecStart").startswith('"/opt/my venv 5%%/python" ')
    assert r'"/home/ann/100%% \"mine\" $$HOME"' in line(text, "ExecStart")
    environment = line(text, "Environment")
    assert environment == r'"VOICE_CHECKIN_CONFIG_DIR=/home/ann/100%% \"mine\" $HOME"'


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_no_path_breaks_out_of_its_line(name: str) -> None:
    plain = unit(service())
    text = unit(service(data=f"/{name}", config=f"/{name}"))
    assert "\r" not in text, "systemd takes it for the end of a line, too"
    assert [one.split("=")[0] for one in text.split("\n")] == [
        one.split("=")[0] for one in plain.split("\n")
    ]


@pytest.mark.parametrize("python", ["/o'neil/python", '/a"b/python', "/a\\b/python", "/a\nb/py"])
def test_a_program_that_systemd_cannot_start_is_told_of(python: str) -> None:
    with pytest.raises(ServiceError, match="install voice-checkin in a folder without them"):
        unit(service(python=python))


def test_what_is_said_in_the_room_is_not_logged() -> None:
    assert line(unit(service()), "StandardOutput") == "null"


@pytest.mark.parametrize(
    ("platform", "says"),
    [("darwin", "LaunchAgent"), ("win32", "Task Scheduler"), ("freebsd14", "when you log in")],
)
def test_where_there_is_no_systemd_it_says_what_to_do(platform: str, says: str) -> None:
    with pytest.raises(ServiceError, match=says) as told:
        refuse_elsewhere(platform, "python -m voice_checkin listen")
    assert "python -m voice_checkin listen" in str(told.value)


def verified(text: str, folder: Path) -> str:
    """What systemd's own checker complains of."""
    assert ANALYZE
    run = folder / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    (folder / UNIT).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [ANALYZE, "verify", "--user", "--man=no", str(folder / UNIT)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(run)},
        capture_output=True,
        text=True,
        check=False,
    )
    return "\n".join(one for one in done.stderr.splitlines() if UNIT in one)


if ANALYZE:

    def test_systemd_itself_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
        python = tmp_path / "my venv 5% $HOME" / "python"
        python.parent.mkdir()
        python.symlink_to(sys.executable)
        text = unit(service(str(python), '/a 100% "b" $c', "/c\\d\t% e", "okay_nabu"))
        assert verified(text, tmp_path) == ""
        assert "is not executable" in verified(text.replace("venv 5%%", "venv 6%%"), tmp_path)
        assert "Unknown key" in verified(text.replace("UMask", "Mask"), tmp_path)
