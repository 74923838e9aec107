"""What every conversation keeps, whatever is said. Each check raises AssertionError when broken."""

from dataclasses import dataclass, field

from voice_checkin.dialogue import numbers
from voice_checkin.dialogue.entry import merge
from voice_checkin.dialogue.resume import to_put_aside
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Reply, State, dump, load
from voice_checkin.dialogue.step import start, step
from voice_checkin.store.storable import storable_goal, storable_reminder, storable_snooze
from voice_checkin.types import (
    CheckIn,
    Concern,
    End,
    EraseAll,
    Gone,
    Heard,
    Listen,
    Resume,
    Save,
    SaveExercise,
    SaveGoal,
    SaveReminder,
    SaveSnooze,
    Say,
    Silence,
    Turn,
    Understanding,
    Undo,
)

DANGER = (Concern.CLEAR, Concern.IMMINENT)
LONGEST_EXERCISE = 400
"""Turns."""
MOST_TURNS = 430
"""Without talk about danger every conversation is over by then: thirty turns that lead nowhere,
and the longest exercise."""


@dataclass
class Witness:
    """Follows one conversation turn by turn, as a store and a careful listener would."""

    script: Script
    stored: CheckIn = field(default_factory=CheckIn)

    def opening(self, reply: Reply) -> None:
        """Check the first words."""
        _listens_or_ends(reply)
        self._stores(reply)

    def turn(self, before: State, turn: Turn, reply: Reply) -> None:
        """Check the answer to a turn that was taken in the state `before`."""
        _listens_or_ends(reply)
        self._stores(reply)
        _can_be_kept(reply)
        _keeps_nothing_of_danger(before, reply)
        if isinstance(turn, Heard) and turn.understanding.concern in DANGER:
            _answers_with_care(reply, self.script)

    def _stores(self, reply: Reply) -> None:
        """What was said is saved in the turn in which it was said."""
        state, effects = reply
        for effect in effects:
            if isinstance(effect, Undo | EraseAll):
                self.stored = CheckIn()
            if isinstance(effect, Save):
                self.stored = effect.check_in
        assert self.stored == state.entry


def leaving_keeps_what_was_said(state: State, script: Script) -> None:
    """Whoever goes away in the middle hears nothing more and loses nothing."""
    after, effects = step(state, Gone(), script)
    assert effects[-1] == End("gone")
    assert said((after, effects)) == []
    if state.playing:
        assert any(isinstance(effect, SaveExercise) for effect in effects)
    if state.pending and not state.care:
        saves = [effect.check_in for effect in effects if isinstance(effect, Save)]
        assert [state.entry, *saves][-1] == merge(state.entry, state.pending)


def silence_leads_to_an_end(state: State, script: Script) -> None:
    """Nobody is listened to for ever."""
    for _ in range(LONGEST_EXERCISE):
        if state.over:
            return
        state, _ = step(state, Silence(), script)
    raise AssertionError("still going on")


def goes_on_where_it_was_stored(state: State, turn: Turn, script: Script) -> None:
    """A conversation that was put away is the same one afterwards."""
    restored = load(dump(state))
    assert restored == state
    assert step(restored, turn, script) == step(state, turn, script)


def goes_on_when_it_was_cut_short(state: State, script: Script) -> None:
    """Put aside at whatever moment, it is offered, gone on with, and comes to an end."""
    aside = to_put_aside(state)
    if aside is None:
        return
    assert aside.care is None
    offered, effects = start(aside.kind, script, aside.context, load(dump(aside)))
    assert isinstance(effects[-1], Listen)
    _listens_or_ends((offered, effects))
    again = step(offered, Heard(Understanding("yes", "yes")), script)
    _listens_or_ends(again)
    if offered.aside is not None:
        assert again[1][0] == Resume()
        assert again[0].entry == aside.entry
        now, then = again[0].playing, aside.playing
        assert (now is None) == (then is None)
        assert now is None or then is None or (now.name, now.cue) == (then.name, then.cue)
    silence_leads_to_an_end(again[0], script)


def said(reply: Reply) -> list[Say]:
    """What was said in this turn."""
    return [effect for effect in reply[1] if isinstance(effect, Say)]


def _listens_or_ends(reply: Reply) -> None:
    state, (*others, last) = reply
    assert isinstance(last, Listen | End)
    assert not any(isinstance(effect, Listen | End) for effect in others)
    assert state.over == isinstance(last, End)
    assert all(say.text.strip() for say in said(reply))


def _can_be_kept(reply: Reply) -> None:
    for effect in reply[1]:
        if isinstance(effect, SaveGoal):
            storable_goal(effect.goal)  # raises StoreError where it could not
        if isinstance(effect, SaveReminder):
            storable_reminder(effect.reminder)
        if isinstance(effect, SaveSnooze):
            storable_snooze(effect.snooze)


def _keeps_nothing_of_danger(before: State, reply: Reply) -> None:
    state, effects = reply
    if before.care and state.care:
        assert not any(isinstance(effect, Save) for effect in effects)


def _answers_with_care(reply: Reply, script: Script) -> None:
    state, effects = reply
    assert isinstance(effects[-1], Listen)
    keys = [say.line for say in said(reply)]
    assert keys
    assert all(key.startswith("care.") for key in keys), keys
    words = " ".join(say.text.lower() for say in said(reply))
    known = [numbers.crisis(state, script), numbers.emergency(state, script)]
    named = [line.spoken.lower() for line in known if line]
    assert any(number in words for number in named) if named else "number" in words
