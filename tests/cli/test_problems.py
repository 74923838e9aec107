"""Every problem is one sentence with its mend, exit code 1, and loses nothing."""

from pathlib import Path

import pytest

from tests.support.commands import Run


def one_sentence(stderr: str) -> str:
    lines = [line for line in stderr.splitlines() if line.startswith("voice-checkin:")]
    assert len(lines) == 1, stderr
    assert "Traceback" not in stderr
    return lines[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("rate = 20\n", "settings.toml:1"),
        ("# mine\n\nrte = 150\n", "settings.toml:3"),
        ("rate = = 150\n", "line 1"),
    ],
)
def test_broken_settings_are_named_with_their_line(
    run: Run, home: Path, content: str, says: str
) -> None:
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text(content)
    result = run("talk", "--text", said="numb\n")
    assert result.exit_code == 1
    assert says in one_sentence(result.stderr)


def test_a_data_folder_that_is_a_file_is_left_alone(run: Run, home: Path) -> None:
    (home / "data").write_text("mine")
    result = run("talk", "--text", said="numb\n")
    assert result.exit_code == 1
    one_sentence(result.stderr)
    assert (home / "data").read_text() == "mine"


def test_a_foreign_database_is_not_touched(run: Run, home: Path) -> None:
    run("talk", "--text", said="numb\nno\n")
    (database,) = [p for p in (home / "data").iterdir() if p.stat().st_size > 4096]
    foreign = b"SQLite format 3\0" + bytes(8192)
    database.write_bytes(foreign)
    result = run("export")
    assert result.exit_code == 1
    one_sentence(result.stderr)
    assert database.read_bytes() == foreign


def test_a_lost_key_is_said_and_nothing_is_overwritten(run: Run, home: Path) -> None:
    run("talk", "--text", said="numb\nno\n")
    before = {p: p.read_bytes() for p in (home / "data").rglob("*") if p.is_file()}
    (key,) = (home / "config").rglob("*.key")
    key.rename(home / "elsewhere")
    result = run("talk", "--text", said="numb\n")
    assert result.exit_code == 1
    assert "key" in one_sentence(result.stderr)
    assert {p: p.read_bytes() for p in (home / "data").rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("command", ["transcribe", "replay"])
@pytest.mark.parametrize(
    ("name", "content"), [("gone.wav", None), ("empty.wav", b""), ("text.wav", b"hello there")]
)
def test_recordings_that_cannot_be_read(
    run: Run, home: Path, command: str, name: str, content: bytes | None
) -> None:
    path = home / name
    if content is not None:
        path.write_bytes(content)
    result = run(command, path, "--engine", "vosk")
    assert result.exit_code == 1
    assert name in one_sentence(result.stderr)


def test_a_time_that_is_none(run: Run) -> None:
    result = run("talk", "--text", "--now", "tomorrow", said="numb\n")
    assert result.exit_code == 1
    assert "2026-03-01T07:30" in one_sentence(result.stderr)


def test_wrong_usage_is_2(run: Run) -> None:
    assert run("talk", "--nonsense").exit_code == 2
    assert run("nonsense").exit_code == 2
