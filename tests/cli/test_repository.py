"""What the documents say and what the program has are the same."""

from pathlib import Path

import typer

from tests.support.commands import Run
from voice_checkin.cli.main import app

ROOT = Path(__file__).parents[2]


def commands() -> list[str]:
    group = typer.main.get_command(app)
    return sorted(group.commands)  # type: ignore[attr-defined]


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands() if f"`{name}" not in readme] == []


def test_every_command_explains_itself_with_an_example(run: Run) -> None:
    for name in commands():
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert "Example:" in shown.stdout or "Commands" in shown.stdout, name


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    folders = ("voice_checkin", "tests", "benchmarks", "models/training")
    long = [
        path.relative_to(ROOT)
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > 300
    ]
    assert long == []
