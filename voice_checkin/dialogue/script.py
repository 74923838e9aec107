"""What can be said and done, as plain values: lines, exercises, helplines. Read by `catalogue`."""

from collections.abc import Mapping
from dataclasses import dataclass

from voice_checkin.dialogue.helplines import Helpline
from voice_checkin.dialogue.lines import Lines


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing said in an exercise, and the quiet after it."""

    say: str
    """Empty: nothing is said, the quiet goes on."""
    seconds: float
    """Seconds of quiet at the usual pace."""
    step: int
    """Which step of the exercise it belongs to, from 0; "repeat" and "skip" go by steps."""
    lights_off: str = ""
    """Said instead when the lights are off; empty: the same words serve."""


@dataclass(frozen=True, slots=True)
class Form:
    """One length or way of doing an exercise."""

    minutes: float
    """About how long it takes, spoken words included."""
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A timed script."""

    name: str
    title: str
    """As it is said: "Would you like a minute of {title}?"."""
    aliases: tuple[str, ...]
    intro: tuple[str, ...]
    outro: tuple[str, ...]
    forms: Mapping[str, Form]
    """By name; the first is the usual one, "short" is for little energy."""

    def form(self, name: str | None, short: bool = False) -> str:
        """The name of the form asked for, else the short one if `short`, else the usual one."""
        if name is not None and name in self.forms:
            return name
        return "short" if short and "short" in self.forms else next(iter(self.forms))


@dataclass(frozen=True, slots=True)
class Script:
    """Everything a conversation is made of."""

    lines: Lines
    exercises: Mapping[str, Exercise]
    helplines: tuple[Helpline, ...]
