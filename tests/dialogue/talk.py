"""Conversations as they read: a test is lines of `app:` and `user:`.

Each `app:` line is one thing said, in the first wording of its line; `app: ...` is any number of
them. `user: (silence)` is a turn without words, `user: (gone)` the end of input, and
`user [0.5]: ...` was heard with that confidence, `user [faint]: ...` was said too quietly.
`end: REASON` is the end.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

from tests.support.shipped import understood
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Kind, State
from voice_checkin.dialogue.step import step
from voice_checkin.types import (
    CheckIn,
    Effect,
    End,
    ExerciseRecord,
    Gone,
    Heard,
    Level,
    Listen,
    Save,
    SaveExercise,
    Say,
    Silence,
    Turn,
)

FAINT = Level(-75.0)
"""A voice too quiet to be recognised."""
SAMARITANS = "You can call the Samaritans at one one six, one two three."
"""As they are named to someone in the United Kingdom, in the first wording."""


@dataclass
class Talk:
    """One conversation, and everything that came of it."""

    script: Script
    state: State
    effects: tuple[Effect, ...]
    done: list[Effect] = field(default_factory=list)

    def turn(
        self, text: str, confidence: float = 1.0, level: Level | None = None
    ) -> tuple[Effect, ...]:
        """Say something: words, "(silence)" or "(gone)"."""
        listen = self.effects[-1]
        assert isinstance(listen, Listen), f"nobody listens any more to {text!r}"
        turn: Turn
        if text == "(silence)":
            turn = Silence()
        elif text == "(gone)":
            turn = Gone()
        else:
            turn = Heard(understood(text, listen.expect, confidence), level=level)
        self.state, self.effects = step(self.state, turn, self.script)
        self.done += self.effects
        return self.effects

    @property
    def said(self) -> list[str]:
        """What the app said in its last turn."""
        return [effect.text for effect in self.effects if isinstance(effect, Say)]

    @property
    def lines(self) -> list[str]:
        """The keys of what the app said in its last turn."""
        return [effect.line for effect in self.effects if isinstance(effect, Say)]

    @property
    def listen(self) -> Listen:
        """How the app listens now."""
        assert isinstance(self.effects[-1], Listen)
        return self.effects[-1]

    @property
    def saves(self) -> list[CheckIn]:
        """Every save so far, the last one last."""
        return [effect.check_in for effect in self.done if isinstance(effect, Save)]

    @property
    def entry(self) -> CheckIn:
        """The entry as it was last saved."""
        return self.saves[-1]

    @property
    def exercises(self) -> list[ExerciseRecord]:
        """Every exercise that was kept."""
        return [effect.record for effect in self.done if isinstance(effect, SaveExercise)]

    @property
    def end(self) -> str | None:
        """Why the conversation ended; None while it goes on."""
        return self.effects[-1].reason if isinstance(self.effects[-1], End) else None


class Starter(Protocol):
    def __call__(self, kind: Kind = Kind.CHECK_IN, /, **context: object) -> Talk: ...


class Reader(Protocol):
    def __call__(self, text: str, kind: Kind = Kind.CHECK_IN, /, **context: object) -> Talk: ...


def told(talk: Talk) -> list[str]:
    lines = [f"app: {text}" for text in talk.said]
    return [*lines, f"end: {talk.end}"] if talk.end else lines


def fits(heard: list[str], expected: list[str]) -> bool:
    pattern = "".join(
        r"(app: .*\n)*" if line == "app: ..." else re.escape(line) + r"\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in heard)) is not None
