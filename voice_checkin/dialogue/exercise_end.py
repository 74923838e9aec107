"""After the last cue of an exercise, or a "stop": what is kept, how much is felt, goodbye."""

from dataclasses import replace

from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Playing, Reply, State
from voice_checkin.types import (
    Effect,
    End,
    ExerciseRecord,
    Expect,
    Listen,
    SaveExercise,
    Say,
    Understanding,
)


def outro(state: State, script: Script) -> Reply:
    """The last cue is through."""
    exercise = script.exercises[playing_of(state).name]
    says = tuple(Say(text, f"{exercise.name}.outro") for text in exercise.outro)
    playing = replace(playing_of(state), finished=True)
    state, effects = _ask_to_keep(replace(state, playing=playing), script)
    return state, (*says, *effects)


def stop(state: State, script: Script) -> Reply:
    """Stop at once; what was said in slots is asked about where the exercise does so."""
    if state.asking is Ask.CUE and playing_of(state).notes:
        playing = replace(playing_of(state), finished=True)
        return _ask_to_keep(replace(state, playing=playing), script)
    return leave(state, script, "exercise.stopped", End("stopped"))


def leave(state: State, script: Script, key: LineKey, end: End) -> Reply:
    """End here; undecided notes are kept."""
    effects = (*close(state), phrase(state, script, key), end)
    return replace(keep_notes(state), playing=None), effects


def silence(state: State, script: Script) -> Reply:
    """No answer to what is asked after the cues."""
    if state.asking is Ask.KEEP:
        return _decide(state, script, keep=True)
    return finish(state, script, None)


def heard(state: State, u: Understanding, script: Script) -> Reply:
    """An answer to what is asked after the cues."""
    if state.asking is not Ask.KEEP:
        return finish(state, script, u.felt)
    if u.intent == "yes" or script.lines.hears("keep", u.text):
        return _decide(state, script, keep=True)
    if u.intent == "no" or script.lines.hears("let_go", u.text):
        return _decide(state, script, keep=False)
    if state.misses:
        return _decide(state, script, keep=True)
    return again(replace(state, misses=1), script)


def again(state: State, script: Script) -> Reply:
    """What is asked after the cues, once more."""
    if state.asking is Ask.KEEP:
        return state, (phrase(state, script, "exercise.keep"), _keep_or_not())
    return state, (phrase(state, script, "short.felt_after"), Listen(Expect.FELT))


def finish(state: State, script: Script, felt_after: int | None) -> Reply:
    """All is said; goodbye."""
    thanks = () if felt_after is None else (phrase(state, script, "exercise.after"),)
    effects = (*close(state, felt_after), *thanks, phrase(state, script, "bye"), End("done"))
    return replace(keep_notes(state), playing=None), effects


def note(state: State, text: str, script: Script) -> State:
    """Note what was said; nothing is noted in talk about danger."""
    playing = playing_of(state)
    if state.care or not text:
        return state
    state = replace(state, playing=replace(playing, notes=(*playing.notes, text)))
    ask_first = script.exercises[playing.name].notes == "ask"
    return state if ask_first else keep_notes(state)


def keep_notes(state: State) -> State:
    """Put what was noted and not yet decided on into the entry."""
    playing = state.playing
    if playing is None or not playing.notes or state.care:
        return state
    before = (state.entry.note,) if state.entry.note else ()
    entry = replace(state.entry, note="\n".join((*before, *playing.notes)))
    return replace(state, entry=entry, playing=replace(playing, notes=()), undone=False)


def close(state: State, felt_after: int | None = None) -> tuple[Effect, ...]:
    """What is to be kept of the exercise itself, if there is one."""
    playing = state.playing
    if playing is None:
        return ()
    record = ExerciseRecord(playing.name, playing.finished, playing.felt_before, felt_after)
    return (SaveExercise(record),)


def playing_of(state: State) -> Playing:
    """The exercise we are in."""
    assert state.playing is not None, "an exercise is under way"
    return state.playing


def _ask_to_keep(state: State, script: Script) -> Reply:
    if not playing_of(state).notes:
        return _ask_felt(state, script)
    state = replace(state, asking=Ask.KEEP, silences=0, misses=0)
    return state, (phrase(state, script, "exercise.keep"), _keep_or_not())


def _decide(state: State, script: Script, keep: bool) -> Reply:
    key: LineKey = "exercise.kept" if keep else "exercise.let_go"
    say = phrase(state, script, key)
    playing = replace(playing_of(state), notes=())
    state = keep_notes(state) if keep else replace(state, playing=playing)
    state, effects = _ask_felt(state, script)
    return state, (say, *effects)


def _ask_felt(state: State, script: Script) -> Reply:
    if playing_of(state).felt_before is None:
        return finish(state, script, None)
    state = replace(state, asking=Ask.FELT_AFTER, silences=0, misses=0)
    return state, (phrase(state, script, "exercise.felt_after"), Listen(Expect.FELT))


def _keep_or_not() -> Listen:
    return Listen(Expect.YES_NO, patience=1.0)
