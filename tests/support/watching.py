"""Watches a conversation and writes down what it is told."""

from voice_checkin.types import End, Entry, Kept, Listen, Say, Understanding


class Watcher:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.entries: list[Entry] = []
        self.end: End | None = None

    def said(self, say: Say) -> None:
        self.lines.append(say.text)

    def listening(self, listen: Listen) -> None:
        pass

    def heard(self, understanding: Understanding) -> None:
        self.lines.append(f"> {understanding.text}")

    def saved(self, entry: Entry) -> None:
        self.entries.append(entry)

    def undone(self, entry: Entry | None) -> None:
        self.lines.append("undone" if entry else "nothing to undo")

    def kept(self, effect: Kept) -> None:
        pass

    def ended(self, end: End) -> None:
        self.end = end
