"""Plays a timed script: each cue is said, then there is quiet for so many seconds.

Silence moves on and so does an answer; stop, pause, repeat, skip, slower work at any moment.
"""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue.entry import follow_ups
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Exercise, Script
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

_PAUSE_WAIT: Final = 120.0
"""Seconds a pause lasts before we ask whether to go on."""
_SLOWER: Final = 1.25
_SLOWEST, _FASTEST = 2.0, 0.5


def find(name: str, script: Script) -> Exercise | None:
    """The exercise of that name, title or alias."""
    wanted = name.lower().replace("_", " ")
    for exercise in script.exercises.values():
        names = (exercise.name.replace("_", " "), exercise.title, *exercise.aliases)
        if wanted in (known.lower() for known in names):
            return exercise
    return None


def begin(state: State, script: Script, exercise: Exercise, form: str | None = None) -> Reply:
    """Start from the beginning; ends an exercise that was running."""
    before = close(state)
    short = follow_ups(state.entry, state.context) == 0
    playing = Playing(
        name=exercise.name,
        form=exercise.form(form or state.context.form, short),
        felt_before=state.entry.felt,
    )
    state = replace(state, asking=Ask.CUE, playing=playing, silences=0, misses=0)
    intro = tuple(Say(text, f"{exercise.name}.intro") for text in exercise.intro)
    state, effects = _cue(state, script)
    return state, (*before, *intro, *effects)


def silence(state: State, script: Script) -> Reply:
    """The quiet after a cue has passed, or a pause lasts."""
    playing = _playing(state)
    if playing.finished:
        return finish(state, script, None)
    if not playing.paused:
        return _move(state, script, playing.cue + 1)
    if state.silences:
        return _end(state, script, "leave", "silence")
    say = phrase(state, script, "exercise.still_paused")
    return replace(state, silences=1), (say, _pause())


def heard(state: State, u: Understanding, script: Script) -> Reply:
    """Something was said that no command was found in: an answer, and answers are welcome."""
    playing = _playing(state)
    if playing.finished:
        return finish(state, script, u.felt)
    if playing.paused:
        return go_on(state, script)
    return _move(state, script, playing.cue + 1)


def again(state: State, script: Script) -> Reply:
    """The cue we are in once more; after the last, the question that is open."""
    if _playing(state).finished:
        return state, (phrase(state, script, "short.felt_after"), Listen(Expect.FELT))
    return _cue(state, script)


def pause(state: State, script: Script) -> Reply:
    """Wait until the person wants to go on."""
    playing = replace(_playing(state), paused=True)
    say = phrase(state, script, "exercise.paused")
    return replace(state, playing=playing, silences=0), (say, _pause())


def go_on(state: State, script: Script) -> Reply:
    """Go on where we paused; where we did not, with the same cue."""
    playing = replace(_playing(state), paused=False)
    state, effects = _cue(replace(state, playing=playing), script)
    return state, (phrase(state, script, "exercise.go_on"), *effects)


def repeat(state: State, script: Script) -> Reply:
    """Say the step we are in from its start."""
    playing = _playing(state)
    cues = script.exercises[playing.name].forms[playing.form].cues
    step = cues[playing.cue].step
    return _move(state, script, next(i for i, cue in enumerate(cues) if cue.step == step))


def skip(state: State, script: Script) -> Reply:
    """Go to the next step; after the last one the exercise is done."""
    playing = _playing(state)
    cues = script.exercises[playing.name].forms[playing.form].cues
    step = cues[playing.cue].step
    later = (i for i, cue in enumerate(cues) if cue.step > step)
    return _move(state, script, next(later, len(cues)))


def pace(state: State, script: Script, slower: bool) -> Reply:
    """Longer or shorter pauses from here on."""
    playing = _playing(state)
    factor = playing.pace * (_SLOWER if slower else 1 / _SLOWER)
    playing = replace(playing, pace=min(max(factor, _FASTEST), _SLOWEST))
    key: LineKey = "exercise.slower" if slower else "exercise.faster"
    say = phrase(state, script, key)
    state, effects = _cue(replace(state, playing=replace(playing, paused=False)), script)
    return state, (say, *effects)


def stop(state: State, script: Script) -> Reply:
    """Stop at once."""
    return _end(state, script, "exercise.stopped", "stopped")


def finish(state: State, script: Script, felt_after: int | None) -> Reply:
    """All cues are through, and the question after them too."""
    record = close(state, felt_after)
    answer = () if felt_after is None else (phrase(state, script, "exercise.after"),)
    effects = (*record, *answer, phrase(state, script, "bye"), End("done"))
    return replace(state, playing=None), effects


def close(state: State, felt_after: int | None = None) -> tuple[Effect, ...]:
    """What is to be kept of the exercise that is running, if one is."""
    playing = state.playing
    if playing is None:
        return ()
    record = ExerciseRecord(playing.name, playing.finished, playing.felt_before, felt_after)
    return (SaveExercise(record),)


def _playing(state: State) -> Playing:
    assert state.playing is not None, "an exercise is running"
    return state.playing


def _move(state: State, script: Script, cue: int) -> Reply:
    playing = replace(_playing(state), cue=cue, paused=False)
    exercise = script.exercises[playing.name]
    state = replace(state, playing=playing, silences=0)
    if cue < len(exercise.forms[playing.form].cues):
        return _cue(state, script)
    playing = replace(playing, finished=True)
    outro = tuple(Say(text, f"{exercise.name}.outro") for text in exercise.outro)
    state = replace(state, playing=playing, asking=Ask.FELT_AFTER)
    if playing.felt_before is None:
        state, effects = finish(state, script, None)
        return state, (*outro, *effects)
    say = phrase(state, script, "exercise.felt_after")
    return state, (*outro, say, Listen(Expect.FELT))


def _cue(state: State, script: Script) -> Reply:
    playing = _playing(state)
    cue = script.exercises[playing.name].forms[playing.form].cues[playing.cue]
    text = cue.lights_off if state.context.lights_off and cue.lights_off else cue.say
    says = (Say(text, f"{playing.name}.{cue.step}"),) if text else ()
    listen = Listen(Expect.EXERCISE, wait=cue.seconds * playing.pace, timed=True)
    return state, (*says, listen)


def _pause() -> Listen:
    return Listen(Expect.EXERCISE, wait=_PAUSE_WAIT, timed=True)


def _end(state: State, script: Script, key: LineKey, reason: str) -> Reply:
    end = End("silence") if reason == "silence" else End("stopped")
    effects = (*close(state), phrase(state, script, key), end)
    return replace(state, playing=None), effects
