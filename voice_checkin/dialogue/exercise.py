"""Plays a timed script: each cue is said, then there is quiet for so many seconds.

Silence moves on and so does an answer; stop, pause, repeat, skip, slower work at any moment.
What comes after the last cue is in `exercise_end`.
"""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import exercise_end
from voice_checkin.dialogue.entry import follow_ups
from voice_checkin.dialogue.exercise_end import close, playing_of
from voice_checkin.dialogue.lines import LineKey, holds
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Cue, Exercise, Script
from voice_checkin.dialogue.state import Ask, Playing, Reply, State
from voice_checkin.types import End, Expect, Listen, Say, Understanding

_PAUSE_WAIT: Final = 120.0
"""Seconds a pause lasts before we ask whether to go on."""
_PATIENCE: Final = 1.2
_SLOT_PATIENCE: Final = 2.5
"""Seconds of silence that end an answer, and a note: thoughts come with pauses."""
_SLOWER: Final = 1.25
_SLOWEST: Final = 2.0
_FASTEST: Final = 0.5
_SHORTEST_REST: Final = 0.5
"""Seconds; less of a beat than this is not worth waiting for."""
_COMMAND_WORDS: Final = 4
"""In a note of more words than this, "stop" and "next" are part of the story."""


def find(name: str, script: Script) -> Exercise | None:
    """The exercise of that name, title or alias."""
    wanted = name.lower().replace("_", " ")
    for exercise in script.exercises.values():
        names = (exercise.name.replace("_", " "), exercise.title, *exercise.aliases)
        if wanted in (known.lower() for known in names):
            return exercise
    return None


def form_asked(exercise: Exercise, u: Understanding, script: Script) -> str | None:
    """The form that `u` asks for: by its own words, by minutes, or as a short or long one."""
    forms = exercise.forms
    for name, form in forms.items():
        if holds(form.called, u.text):
            return name
    minutes = u.slots.get("minutes")
    if isinstance(minutes, int | float):
        return min(forms, key=lambda name: abs(forms[name].minutes - minutes))
    if script.lines.hears("short", u.text):
        return min(forms, key=lambda name: forms[name].minutes)
    if script.lines.hears("long", u.text):
        return max(forms, key=lambda name: forms[name].minutes)
    return None


def is_running(state: State) -> bool:
    """True while cues are played; False without an exercise and after the last cue."""
    return state.playing is not None and state.asking is Ask.CUE


def is_note(state: State, u: Understanding, script: Script) -> bool:
    """True when `u` answers a cue that takes notes, whatever commands may seem to be in it."""
    if not is_running(state) or not _cue(state, script).slot:
        return False
    long = len(u.text.split()) > _COMMAND_WORDS
    return long or script.lines.is_all("nothing_more", u.text)


def begin(state: State, script: Script, exercise: Exercise, form: str | None = None) -> Reply:
    """Start from the beginning; ends an exercise that was running."""
    before = close(state)
    state = exercise_end.keep_notes(state)
    short = follow_ups(state.entry, state.context) == 0
    playing = Playing(
        name=exercise.name,
        form=exercise.form(form or state.context.form, short),
        felt_before=None if state.care else state.entry.felt,
    )
    state = replace(state, asking=Ask.CUE, playing=playing, silences=0, misses=0)
    intro = tuple(Say(text, f"{exercise.name}.intro") for text in exercise.intro)
    state, effects = _play(state, script)
    return state, (*before, *intro, *effects)


def silence(state: State, script: Script) -> Reply:
    """The quiet after a cue has passed, or a pause lasts."""
    playing = playing_of(state)
    if not is_running(state):
        return exercise_end.silence(state, script)
    if playing.paused and state.silences:
        return exercise_end.leave(state, script, "leave", End("silence"))
    if playing.paused:
        say = phrase(state, script, "exercise.still_paused")
        return replace(state, silences=1), (say, _pause())
    if _cue(state, script).slot:
        return skip(state, script)
    return _move(state, script, playing.cue + 1)


def heard(state: State, u: Understanding, script: Script, after: float | None = None) -> Reply:
    """Something was said that no command was found in: an answer, and answers are welcome."""
    playing = playing_of(state)
    if not is_running(state):
        return exercise_end.heard(state, u, script)
    if playing.paused:
        return go_on(state, script)
    cue = _cue(state, script)
    rest = cue.seconds * playing.pace - after if after is not None else 0.0
    if rest >= _SHORTEST_REST and (cue.beat or not u.text):
        return state, (_listen(cue, rest),)
    if cue.slot and script.lines.is_all("nothing_more", u.text):
        return skip(state, script)
    if cue.slot:
        state = exercise_end.note(state, u.text, script)
    return _move(state, script, playing.cue + 1)


def again(state: State, script: Script) -> Reply:
    """The cue we are in once more; after the last, the question that is open."""
    return _play(state, script) if is_running(state) else exercise_end.again(state, script)


def pause(state: State, script: Script) -> Reply:
    """Wait until the person wants to go on."""
    playing = replace(playing_of(state), paused=True)
    say = phrase(state, script, "exercise.paused")
    return replace(state, playing=playing, silences=0), (say, _pause())


def go_on(state: State, script: Script) -> Reply:
    """Go on where we paused; where we did not, with the same cue."""
    playing = replace(playing_of(state), paused=False)
    state, effects = _play(replace(state, playing=playing), script)
    return state, (phrase(state, script, "exercise.go_on"), *effects)


def repeat(state: State, script: Script) -> Reply:
    """Say the step we are in from its start."""
    step = _cue(state, script).step
    cues = enumerate(_cues(state, script))
    return _move(state, script, next(index for index, cue in cues if cue.step == step))


def skip(state: State, script: Script) -> Reply:
    """Go to the next step; after the last one the exercise is done."""
    step = _cue(state, script).step
    cues = _cues(state, script)
    later = (index for index, cue in enumerate(cues) if cue.step > step)
    return _move(state, script, next(later, len(cues)))


def pace(state: State, script: Script, slower: bool) -> Reply:
    """Longer or shorter pauses from here on."""
    playing = playing_of(state)
    factor = playing.pace * (_SLOWER if slower else 1 / _SLOWER)
    playing = replace(playing, pace=min(max(factor, _FASTEST), _SLOWEST), paused=False)
    key: LineKey = "exercise.slower" if slower else "exercise.faster"
    say = phrase(state, script, key)
    state, effects = _play(replace(state, playing=playing), script)
    return state, (say, *effects)


def _cues(state: State, script: Script) -> tuple[Cue, ...]:
    playing = playing_of(state)
    return script.exercises[playing.name].forms[playing.form].cues


def _cue(state: State, script: Script) -> Cue:
    return _cues(state, script)[playing_of(state).cue]


def _move(state: State, script: Script, cue: int) -> Reply:
    playing = replace(playing_of(state), cue=cue, paused=False)
    if cue >= len(_cues(state, script)):
        return exercise_end.outro(replace(state, silences=0), script)
    return _play(replace(state, playing=playing, silences=0), script)


def _play(state: State, script: Script) -> Reply:
    cue, playing = _cue(state, script), playing_of(state)
    text = cue.lights_off if state.context.lights_off and cue.lights_off else cue.say
    says = (Say(text, f"{playing.name}.{cue.step}", cue.tone),) if text else ()
    return state, (*says, _listen(cue, cue.seconds * playing.pace))


def _listen(cue: Cue, wait: float) -> Listen:
    patience = _SLOT_PATIENCE if cue.slot else _PATIENCE
    return Listen(Expect.EXERCISE, patience, wait, timed=True, from_cue=cue.beat)


def _pause() -> Listen:
    return Listen(Expect.EXERCISE, wait=_PAUSE_WAIT, timed=True)
