"""Watches the demo: what was said against what was understood, and who spoke when."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from voice_checkin.audio.room import Tape
from voice_checkin.cli.person import SyntheticPerson
from voice_checkin.cli.timeline import Segment
from voice_checkin.cli.words import logged_words
from voice_checkin.session.passed_on import PassedOn
from voice_checkin.types import (
    End,
    Entry,
    Expect,
    Listen,
    Say,
    Understanding,
)


@dataclass
class Rehearsal(PassedOn):
    """An observer between the conversation and what is shown."""

    tape: Tape
    person: SyntheticPerson
    meaning: Callable[[str, Expect], Understanding]
    """What the person's own words mean, with nothing misheard."""
    caption: Callable[[str], None] = lambda _: None
    """Tells the tape the words that are spoken next."""
    saved_entry: Entry | None = None
    heard_turns: int = 0
    as_meant: int = 0
    ended_as: str = ""
    _marks: list[Segment] = field(default_factory=list)
    _listening_since: float | None = None

    def said(self, say: Say) -> None:
        """The assistant speaks."""
        self._stop_listening()
        self.caption(say.text)
        self.shown.said(say)

    def listening(self, listen: Listen) -> None:
        """The person learns what they are asked."""
        self.person.asked = listen
        self._stop_listening()
        self._listening_since = self.tape.now
        self.shown.listening(listen)

    def heard(self, understanding: Understanding) -> None:
        """Count it, and whether it means what was said."""
        self._stop_listening(understanding.text)
        self.heard_turns += 1
        self.as_meant += self.is_as_meant(understanding)
        self.shown.heard(understanding)

    def is_as_meant(self, heard: Understanding) -> bool:
        """True when the words heard mean what the person's words mean.

        Words without a meaning to us, such as things named in an exercise, must be the same words.
        """
        meant = self.meaning(self.person.said, self.person.asked.expect)
        if meant.intent is None and heard.text != meant.text:
            return False
        return _meaning(heard) == _meaning(meant)

    def saved(self, entry: Entry) -> None:
        """Mark it on the timeline."""
        self.saved_entry = entry
        now = self.tape.now
        self._marks.append(Segment("logged", now, now, logged_words(entry.check_in)))
        self.shown.saved(entry)

    def ended(self, end: End) -> None:
        """The conversation is over."""
        self._stop_listening()
        self.ended_as = end.reason
        self.shown.ended(end)

    def segments(self) -> list[Segment]:
        """The timeline: both voices, listening, and what was logged."""
        voices = [Segment(s.who, s.start, s.end, s.label) for s in self.tape.segments]
        return sorted([*voices, *self._marks], key=lambda segment: segment.start)

    def _stop_listening(self, heard: str = "") -> None:
        since, self._listening_since = self._listening_since, None
        if since is not None:
            self._marks.append(Segment("listening", since, self.tape.now, heard))


def _meaning(understanding: Understanding) -> Understanding:
    """An understanding without the words it came from and how sure they were."""
    feelings = tuple(replace(feeling, said="") for feeling in understanding.feelings)
    return replace(understanding, text="", score=0.0, confidence=1.0, feelings=feelings)
