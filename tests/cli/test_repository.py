"""What the documents say and what the program has are the same."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import typer

from tests.support.commands import Run
from voice_checkin.cli.main import app

ROOT = Path(__file__).parents[2]


def commands() -> list[str]:
    group = typer.main.get_command(app())
    return sorted(group.commands)  # type: ignore[attr-defined]


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands() if f"`{name}" not in readme] == []


def test_every_command_is_there_when_nothing_else_is_imported() -> None:
    for name in commands():
        alone = typer.main.get_command(app(name))
        assert name in alone.commands, name  # type: ignore[attr-defined]


def test_the_commands_of_others_stay_out_of_a_day_of_listening() -> None:
    listens = (
        "from voice_checkin.cli.main import app; app('listen'); import sys; print(*sys.modules)"
    )
    done = subprocess.run(
        (sys.executable, "-c", listens), capture_output=True, text=True, check=True
    )
    assert "voice_checkin.cli.listen" in done.stdout.split()
    assert {"voice_checkin.cli.web", "voice_checkin.cli.report"}.isdisjoint(done.stdout.split())


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


def test_everything_the_image_is_built_from_reaches_its_build() -> None:
    """`.dockerignore` leaves everything out but what it names, as `pip install .` needs it."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = {line.removeprefix("!") for line in lines if line.startswith("!")}
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    target = wheel["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*target["packages"], *target["force-include"], wheel["project"]["readme"]}
    needed |= {"pyproject.toml", *wheel["project"]["license-files"]}
    assert {path.split("/")[0] for path in needed} == let_through
    assert all((ROOT / path).exists() for path in let_through)


def test_the_documents_link_to_what_is_there() -> None:
    broken = [
        (document.name, link)
        for document in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
        for link in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
        if "://" not in link and not (document.parent / link).exists()
    ]
    assert broken == []
