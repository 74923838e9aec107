"""One conversation: hear, understand, step, do the effects, until it ends."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import Final
from uuid import uuid4

from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.resume import to_put_aside, worth_writing
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Kind, State, dump
from voice_checkin.dialogue.step import start, step
from voice_checkin.errors import AudioError
from voice_checkin.session.beat import Beat
from voice_checkin.session.clock import Clock
from voice_checkin.session.ports import Ear, Mouth, Nothing, Observer, Understand
from voice_checkin.store.contract import CheckInStore
from voice_checkin.types import (
    Adjust,
    Arranged,
    DropGoal,
    DropReminder,
    DropSnooze,
    Effect,
    End,
    Entry,
    EraseAll,
    Gone,
    Heard,
    Kept,
    Listen,
    Remember,
    Resume,
    Save,
    SaveExercise,
    SaveGoal,
    SaveName,
    SaveReminder,
    SaveSafetyPlan,
    SaveSettings,
    SaveSnooze,
    Say,
    Silence,
    Transcript,
    Turn,
    Undo,
    Unfinished,
)

_DEVICES: Final = 0.3
"""Seconds from the end of a listening to the next sound, until it is known better."""
_BETWEEN_LINES: Final = 0.4
"""Seconds of quiet between two lines, so that they are two."""


@dataclass
class Conversation:
    """Runs one dialogue between an ear, a mouth and a journal."""

    script: Script
    ear: Ear
    mouth: Mouth
    understand: Understand
    journal: CheckInStore
    clock: Clock
    observer: Observer
    keep_settings: Callable[[tuple[tuple[str, str], ...]], None] | None = None
    """Keeps what was answered while setting up."""
    ticks: Callable[[], float] | None = None
    """Seconds that really pass, where devices speak and hear; else the sound itself is counted."""
    _entry: Entry | None = field(default=None, init=False)
    """What this conversation has saved."""

    _earlier: Entry | None = field(default=None, init=False)
    """What the conversation that we go on with has saved."""
    _stored: bool = field(default=True, init=False)
    """True when the store may hold where a conversation was."""
    _placed: bool = field(default=False, init=False)
    """True once this turn's state was put aside, or need not be."""
    _beat: Beat = field(init=False)
    _counted: float = field(default=0.0, init=False)
    """Seconds of speech and listening so far."""
    _over: Transcript | None = field(default=None, init=False)
    """What was said over a line, which is answered before anything more is said."""
    _called: bool = field(default=False, init=False)
    """Whether they called, and so nothing more is said before they were listened to."""
    _speaking: bool = field(default=False, init=False)
    """True between two lines that follow each other."""
    _due: tuple[Effect, ...] = field(default=(), init=False)
    """What is still to be done."""
    _turn: Turn | None = field(default=None, init=False)
    """What was heard and not answered yet."""

    def __post_init__(self) -> None:
        if self.ticks is None:
            self._beat = Beat(lambda: self._counted)
        else:
            self._beat = Beat(self.ticks, _DEVICES)

    def run(
        self,
        kind: Kind,
        context: Context,
        aside: State | None = None,
        earlier: Entry | None = None,
    ) -> End:
        """Hold the whole conversation; `aside` is offered first, and `earlier` is what it saved.

        When the person interrupts (KeyboardInterrupt), or a device fails that nobody mends
        (AudioError), what was said is kept before it is raised again, at whatever point it comes.
        """
        self._earlier = earlier
        state, self._due = start(kind, self.script, context, aside)
        try:
            while not (end := self._do(state)):
                assert self._turn is not None
                answered, effects = step(state, self._turn, self.script)
                # In this order an interruption in between does a thing twice, but never not at all.
                self._due, state, self._turn = effects, answered, None
                self._placed = False
        except (KeyboardInterrupt, AudioError):
            self._keep(state)
            raise
        return end

    def _do(self, state: State) -> End | None:
        """Do what is due, up to the next turn (None) or the end."""
        while True:
            effect = self._due[0]
            if isinstance(effect, Say | Listen) and not self._placed:
                # Whatever is to be saved was saved before it.
                self._placed = True
                if worth_writing(state, self.script):
                    self._put_aside(to_put_aside(state))
            if isinstance(effect, Listen):
                self._speaking = self._called = False
                self._turn = self._answered_over(effect) or self._listen(effect)
                return None
            self._one(effect)
            self._speaking = isinstance(effect, Say)
            self._due = self._due[1:]
            if isinstance(effect, End):
                self._put_aside(None)
                return effect

    def _put_aside(self, state: State | None) -> None:
        """Keep where we are, in case the program ends before we do."""
        if state is None and not self._stored:
            return
        entry_id = self._entry.id if self._entry else None
        at = self.clock.now().astimezone(UTC)
        self.journal.put_aside(Unfinished(dump(state), entry_id, at) if state else None)
        self._stored = state is not None

    def _one(self, effect: Effect) -> None:
        if isinstance(effect, Say):
            self._say(effect)
        elif isinstance(effect, Adjust):
            self.mouth.adjust(effect)
        elif isinstance(effect, End):
            self.observer.ended(effect)
        else:
            self._write(effect)

    def _say(self, say: Say) -> None:
        if self._over is not None or self._called:
            return  # they want silence, or the word
        self.observer.said(say)
        self._beat.cue()
        spoken = self.mouth.say(say, _BETWEEN_LINES if self._speaking else 0.0)
        self._counted += spoken.seconds
        self._over, self._called = spoken.over, spoken.called

    def _answered_over(self, listen: Listen) -> Turn | None:
        over, self._over = self._over, None
        if over is None:
            return None
        understanding = self.understand(over, listen.expect)
        self._turn = Heard(understanding)
        self.observer.heard(understanding)
        return self._turn

    def _listen(self, listen: Listen) -> Turn:
        self.observer.listening(listen)
        if listen.from_cue:
            # A breath begins with its word, so the time of the word is part of it.
            listen = replace(listen, wait=self._beat.wait(listen.wait))
        heard = self.ear.hear(listen)
        if heard is Nothing.SILENCE:
            self._counted += listen.wait
            return Silence()
        if heard is Nothing.CLOSED:
            return Gone()
        after = heard.after
        self._counted += after or 0.0
        since = self._beat.break_off()
        understanding = self.understand(heard.transcript, listen.expect)
        if after is not None and listen.from_cue:
            after = since
        self._turn = Heard(understanding, after, heard.level)
        self.observer.heard(understanding)
        return self._turn

    def _write(self, effect: Effect) -> None:
        now = self.clock.now()
        match effect:
            case Save():
                self._save(effect)
            case SaveExercise(record):
                self.journal.save_exercise(record, now, self.clock.zone)
            case EraseAll():
                self.journal.erase()
                self._entry, self._stored = None, False
                self.observer.kept(effect)
            case SaveGoal() | DropGoal() | SaveName() | SaveSettings() | SaveSafetyPlan():
                self._keep_answers(effect)
            case SaveReminder() | DropReminder() | SaveSnooze() | DropSnooze():
                self._keep_arranged(effect)
            case Resume():
                self._entry = self._earlier
            case Remember(key):
                self.journal.remember(key, now)
            case Undo():
                entry = self._entry or self.journal.last()
                self._entry = None
                if entry:
                    self.journal.delete(entry.id)
                self.observer.undone(entry)

    def _keep_answers(self, effect: Kept) -> None:
        match effect:
            case SaveGoal(goal):
                self.journal.keep_goal(goal)
            case DropGoal(name):
                self.journal.drop_goal(name)
            case SaveName(name):
                self.journal.keep_name(name)
            case SaveSafetyPlan(plan):
                self.journal.keep_safety_plan(plan)
            case SaveSettings(answers):
                if self.keep_settings:
                    self.keep_settings(answers)
        self.observer.kept(effect)

    def _keep_arranged(self, effect: Arranged) -> None:
        match effect:
            case SaveReminder(reminder):
                self.journal.keep_reminder(reminder)
            case DropReminder(reminder_id):
                self.journal.drop_reminder(reminder_id)
            case SaveSnooze(snooze):
                self.journal.keep_snooze(snooze)
            case DropSnooze(of):
                self.journal.drop_snooze(of)
        self.observer.kept(effect)

    def _save(self, save: Save) -> None:
        said_at = self._entry.said_at if self._entry else self.clock.now().astimezone(UTC)
        known = self._entry.id if self._entry else str(uuid4())
        # Known before it is written: when it is written twice, after an interruption, it is one.
        entry = self._entry = Entry(known, said_at, self.clock.zone, save.check_in)
        self.journal.save(entry.check_in, entry.said_at, entry.zone, entry.id)
        self.observer.saved(entry)

    def _keep(self, state: State) -> None:
        """Write what was said, heard or due, and say nothing any more."""
        effects = self._due
        if self._turn:
            state, answer = step(state, self._turn, self.script)
            effects += answer
        _, farewell = step(state, Gone(), self.script)
        for effect in (*effects, *farewell):
            # An exercise that was put aside is offered again.
            exercise = isinstance(effect, SaveExercise) and not self._stored
            if isinstance(effect, Save | Kept) or exercise:
                self._write(effect)
