"""A bar for long work: only at a terminal, and never among what is printed."""

import json

import pytest

from tests.support.commands import Run


@pytest.mark.parametrize("form", ["json", "csv", "daylio", "fhir"])
def test_a_bar_is_shown_at_a_terminal_alone(
    run: Run, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", "--format", form).stderr == ""
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich takes it for a terminal
    done = run("export", "--format", form)
    assert "Writing" in done.stderr
    assert "Writing" not in done.stdout
    if form in ("json", "fhir"):
        assert json.loads(done.stdout)
