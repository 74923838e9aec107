"""One conversation: hear, understand, step, do the effects, until it ends."""

from dataclasses import dataclass, field, replace
from datetime import UTC

from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Context, Kind, State
from voice_checkin.dialogue.step import start, step
from voice_checkin.session.clock import Clock
from voice_checkin.session.ports import Ear, Mouth, Nothing, Observer, Understand
from voice_checkin.store.contract import CheckInStore
from voice_checkin.types import (
    Adjust,
    Effect,
    End,
    Entry,
    Gone,
    Heard,
    Listen,
    Remember,
    Save,
    SaveExercise,
    Say,
    Silence,
    Turn,
    Undo,
)


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
    _entry: Entry | None = field(default=None, init=False)
    """What this conversation has saved."""

    _spoke: float = field(default=0.0, init=False)
    """Seconds that the last line lasted."""

    def run(self, kind: Kind, context: Context) -> End:
        """Hold the whole conversation.

        When the person interrupts (KeyboardInterrupt), what was said is kept before it is raised
        again.
        """
        state, effects = start(kind, self.script, context)
        while True:
            try:
                end, turn = self._do(effects)
                if end:
                    return end
            except KeyboardInterrupt:
                self._keep(state)
                raise
            state, effects = step(state, turn, self.script)

    def _do(self, effects: tuple[Effect, ...]) -> tuple[End | None, Turn]:
        for effect in effects:
            if isinstance(effect, Say):
                self.observer.said(effect)
                self._spoke = self.mouth.say(effect)
            elif isinstance(effect, Listen):
                return None, self._listen(effect)
            elif isinstance(effect, End):
                self.observer.ended(effect)
                return effect, Gone()
            elif isinstance(effect, Adjust):
                self.mouth.adjust(effect)
            else:
                self._write(effect)
        raise AssertionError("a dialogue's effects end with Listen or End")

    def _listen(self, listen: Listen) -> Turn:
        self.observer.listening(listen)
        if listen.from_cue:
            # A breath begins with its word, so the time of the word is part of it.
            listen = replace(listen, wait=max(listen.wait - self._spoke, 0.0))
        heard = self.ear.hear(listen)
        if heard is Nothing.SILENCE:
            return Silence()
        if heard is Nothing.CLOSED:
            return Gone()
        understanding = self.understand(heard.transcript, listen.expect)
        self.observer.heard(understanding)
        if heard.after is None:
            return Heard(understanding)
        return Heard(understanding, heard.after + (self._spoke if listen.from_cue else 0.0))

    def _write(self, effect: Effect) -> None:
        now = self.clock.now()
        if isinstance(effect, Save):
            self._save(effect)
        elif isinstance(effect, SaveExercise):
            self.journal.save_exercise(effect.record, now, self.clock.zone)
        elif isinstance(effect, Remember):
            self.journal.remember(effect.key, now)
        elif isinstance(effect, Undo):
            entry = self._entry or self.journal.last()
            self._entry = None
            if entry:
                self.journal.delete(entry.id)
            self.observer.undone(entry)

    def _save(self, save: Save) -> None:
        said_at = self._entry.said_at if self._entry else self.clock.now().astimezone(UTC)
        known = self._entry.id if self._entry else None
        entry_id = self.journal.save(save.check_in, said_at, self.clock.zone, known)
        self._entry = Entry(entry_id, said_at, self.clock.zone, save.check_in)
        self.observer.saved(self._entry)

    def _keep(self, state: State) -> None:
        _, effects = step(state, Gone(), self.script)
        for effect in effects:
            if isinstance(effect, Save | SaveExercise):
                self._write(effect)
