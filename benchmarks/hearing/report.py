"""What a part found, as a table for people and as JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.hearing.hearing import Heard
from benchmarks.hearing.scoring import Share
from voice_checkin.errors import SettingsError

Row = dict[str, Any]


@dataclass
class Report:
    """Rows with the same columns; a value is text, a number, a `Share` or None."""

    what: str
    title: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    detail: list[Row] = field(default_factory=list)
    """For the JSON alone: each utterance."""

    def show(self, console: Console) -> None:
        """Print the table and, under it, the notes."""
        columns = list(dict.fromkeys(name for row in self.rows for name in row))
        table = Table(title=self.title, title_justify="left")
        for name in columns:
            number = any(isinstance(row.get(name), int | float | Share) for row in self.rows)
            table.add_column(name, justify="right" if number else "left")
        for row in self.rows:
            table.add_row(*(_shown(row.get(name)) for name in columns))
        console.print(table)
        for note in self.notes:
            console.print(note, highlight=False, markup=False)

    def jsonable(self) -> Row:
        """The same, and what was heard of each utterance."""
        return {
            "what": self.what,
            "title": self.title,
            "rows": [{name: _plain(value) for name, value in row.items()} for row in self.rows],
            "notes": self.notes,
            "utterances": self.detail,
        }


def save(reports: Sequence[Report], path: Path) -> None:
    """Write reports as one JSON list. Raises SettingsError where it cannot be written."""
    text = json.dumps([report.jsonable() for report in reports], indent=1, ensure_ascii=False)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as bad:
        raise SettingsError(
            f"{path} cannot be written ({bad.strerror}); give --json another"
        ) from None


def cost(heard: Sequence[Heard]) -> Row:
    """The columns on speed: no accuracy stands without them."""
    audio = sum(h.seconds for h in heard) or 1.0
    return {"x real time": round(sum(h.cpu for h in heard) / audio, 3)}


def problems(name: str, heard: Sequence[Heard]) -> list[str]:
    """What kept an engine from an answer, and how often; such an utterance counts as wrong."""
    reasons = Counter(h.problem for h in heard if h.problem)
    return [f"{name}: {why} ({count} of {len(heard)})" for why, count in reasons.items()]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Share):
        return {"right": value.right, "n": value.n, "share": round(value.value, 4)}
    return value
