"""What a conversation shows while it runs: JSON lines, or a few quiet lines in a terminal."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console
from rich.text import Text

from voice_checkin.cli.jsonable import understanding_json
from voice_checkin.cli.words import logged_words
from voice_checkin.store.export import entry_record, reminder_record, snooze_record
from voice_checkin.types import (
    Arranged,
    DropGoal,
    DropReminder,
    DropSnooze,
    End,
    Entry,
    EraseAll,
    Kept,
    Listen,
    SaveGoal,
    SaveName,
    SaveReminder,
    SaveSafetyPlan,
    SaveSettings,
    SaveSnooze,
    Say,
    Understanding,
)


@dataclass(frozen=True)
class JsonObserver:
    """One JSON object a line: say, heard, saved, undone, pause, end."""

    write: Callable[[str], None]
    annotate: Callable[[Understanding], dict[str, Any]] = lambda _: {}
    """More fields for a heard turn."""
    ids: bool = True
    """False leaves out the entry's random id, so that two runs print the same."""

    def _print(self, event: dict[str, Any]) -> None:
        self.write(json.dumps(event, ensure_ascii=False))

    def said(self, say: Say) -> None:
        """`{"say": words, "line": key}`."""
        self._print({"say": say.text, "line": say.line})

    def listening(self, listen: Listen) -> None:
        """`{"pause": seconds}` for the timed quiet of an exercise, else `{"listening": kind}`."""
        if listen.timed:
            self._print({"pause": listen.wait})
        else:
            self._print({"listening": listen.expect.value})

    def heard(self, understanding: Understanding) -> None:
        """`{"heard": words, "confidence": 0-1, "understanding": {...}}`."""
        self._print(
            {
                "heard": understanding.text,
                "confidence": round(understanding.confidence, 3),
                "understanding": understanding_json(understanding),
                **self.annotate(understanding),
            }
        )

    def saved(self, entry: Entry) -> None:
        """`{"saved": entry}`."""
        event = entry_record(entry)
        if not self.ids:
            del event["id"]
        self._print({"saved": event})

    def undone(self, entry: Entry | None) -> None:
        """`{"undone": id or null}`."""
        self._print({"undone": entry.id if entry else None})

    def kept(self, effect: Kept) -> None:
        """`{"goal": {...}}`, `{"dropped_goal": name}`, `{"name": name}`, `{"settings": {...}}`,
        `{"safety_plan": {part: words}}`, `{"erased": true}`, `{"reminder": {...}}`,
        `{"dropped_reminder": id}`, `{"snooze": {...}}`, `{"dropped_snooze": of}`.
        """
        match effect:
            case DropGoal(name):
                self._print({"dropped_goal": name})
            case SaveName(name):
                self._print({"name": name})
            case SaveGoal(goal):
                self._print({"goal": asdict(goal)})
            case SaveSettings(answers):
                self._print({"settings": dict(answers)})
            case EraseAll():
                self._print({"erased": True})
            case SaveSafetyPlan(plan):
                self._print({"safety_plan": dict(plan)})
            case _:
                self._arranged(effect)

    def _arranged(self, effect: Arranged) -> None:
        match effect:
            case SaveReminder(reminder):
                self._print({"reminder": reminder_record(reminder)})
            case DropReminder(reminder_id):
                self._print({"dropped_reminder": reminder_id})
            case SaveSnooze(snooze):
                self._print({"snooze": snooze_record(snooze)})
            case DropSnooze(of):
                self._print({"dropped_snooze": of})

    def ended(self, end: End) -> None:
        """`{"end": reason}`."""
        self._print({"end": end.reason})


@dataclass
class TerminalObserver:
    """Who speaks, what was heard, what was logged; partial results while the person speaks."""

    console: Console
    echo_heard: bool = True
    """False where the person typed the words and sees them anyway."""
    _partial: str = field(default="", init=False)

    def said(self, say: Say) -> None:
        """The assistant's line."""
        self._line("voice-checkin", "bold cyan", say.text)

    def listening(self, listen: Listen) -> None:
        """Nothing to show: a quiet screen means it listens."""

    def partial(self, text: str) -> None:
        """What is being heard, on one line that is overwritten."""
        if self.console.is_terminal and text != self._partial:
            self._partial = text
            shown = text[-(max(20, self.console.width - 20)) :]
            self.console.print(Text(f"          ... {shown}", "dim"), end="\r", soft_wrap=True)

    def heard(self, understanding: Understanding) -> None:
        """The person's words, as they were understood."""
        if not self.echo_heard:
            return
        if self._partial:
            self._partial = ""
            self.console.print(" " * (self.console.width - 1), end="\r")
        unclear = understanding.intent is None
        words = understanding.text or "(a sound, no words)"
        self._line("you", "bold green", words, "dim" if unclear else "")

    def saved(self, entry: Entry) -> None:
        """What is safe now."""
        self._line("logged", "bold magenta", logged_words(entry.check_in), "magenta")

    def undone(self, entry: Entry | None) -> None:
        """What was taken back."""
        self._line("taken back" if entry else "nothing to undo", "bold magenta", "")

    def kept(self, effect: Kept) -> None:
        """The goal; settings are only shown when they are asked for."""
        if isinstance(effect, SaveGoal):
            self._line("goal", "bold magenta", effect.goal.name, "magenta")

    def ended(self, end: End) -> None:
        """The last line."""
        if end.reason == "gone":
            self._line("", "", "(ended; what you said is kept)", "dim")

    def _line(self, who: str, style: str, words: str, words_style: str = "") -> None:
        self.console.print(Text.assemble((f"{who:>13}", style), "  ", (words, words_style)))
