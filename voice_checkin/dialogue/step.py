"""The whole dialogue as one function: what was heard, and where we are, to what to do next.

`start` and `step` are pure: no clock, no store, no sound. Every list of effects ends with `Listen`
or `End`, every changed entry is saved in the turn that changed it, and words about danger are
answered before anything else.
"""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import (
    arrange,
    care,
    checkin,
    commands,
    exercise,
    exercise_end,
    reminded,
    resume,
    topic,
)
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.opened import open_again
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import ask, opening
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Kind, Reply, State, spoken
from voice_checkin.dialogue.sureness import is_faint
from voice_checkin.errors import VoiceCheckinError
from voice_checkin.types import (
    CheckIn,
    Concern,
    End,
    Gone,
    Heard,
    Level,
    Save,
    Silence,
    Turn,
    Understanding,
    Undo,
)

MOST_IDLE_TURNS: Final = 30
"""After so many turns that led nowhere a conversation ends by itself; talk about danger never."""


class UnknownExerciseError(VoiceCheckinError):
    """The exercise asked for at the start is not in the catalogue."""


def start(kind: Kind, script: Script, context: Context, aside: State | None = None) -> Reply:
    """Begin a conversation; `aside` is one that was cut short, and is offered first.

    Raises UnknownExerciseError when `context.exercise` names none.
    """
    state = State(kind, context)
    if aside is not None and resume.fits(aside, state, script):
        return _settle(resume.offer(state, aside, script))
    if aside is not None:
        return _given_up(aside, start(kind, script, context))
    if kind is Kind.CHECK_IN and context.reminding:
        return _settle(reminded.opening(state, script))
    if kind is Kind.CHECK_IN:
        return _settle(opening(state, script))
    if kind is not Kind.EXERCISE:
        return _settle(topic.begin(state, script, script.topics[kind]))
    found = exercise.find(context.exercise or "grounding", script)
    if found is None:
        names = ", ".join(sorted(script.exercises))
        raise UnknownExerciseError(f"There is no exercise {context.exercise!r}. There is: {names}.")
    return _settle(exercise.begin(state, script, found))


def step(state: State, turn: Turn, script: Script) -> Reply:
    """Take one turn. Never raises, whatever was said; after the end it only says so again."""
    if state.over:
        return state, (End("done"),)
    before = replace(state, turns=state.turns + 1)
    if state.asking is Ask.RESUME:
        return _answered(before, turn, script)
    match turn:
        case Gone():
            reply = _gone(before)
        case Silence():
            reply = _silence(before, script)
        case Heard(understanding, after, level):
            if _asks_to_come_closer(before, understanding, level):
                reply = _faint(before, script)
            else:
                before = replace(before, faint=False)
                reply = _heard(before, understanding, script, after)
    if before.erasing:  # asked for once, and this turn did not ask again
        reply = replace(reply[0], erasing=False), reply[1]
    return _settle(_bounded(before, reply, script))


def _answered(state: State, turn: Turn, script: Script) -> Reply:
    """Whether to go on: a yes goes on, anything else is the beginning of a new conversation."""
    if isinstance(turn, Gone):
        return _settle((state, (End("gone"),)))
    if isinstance(turn, Heard) and turn.understanding.concern is Concern.NONE:
        if resume.accepted(state, turn.understanding):
            return _settle(resume.go_on(state, script))
        if turn.understanding.intent == "repeat":
            return _settle((state, state.last))
    fresh, effects = start(state.kind, script, state.context)
    fresh = replace(fresh, turns=state.turns)
    refused = isinstance(turn, Silence) or turn.understanding.intent == "no"
    calm = isinstance(turn, Silence) or turn.understanding.concern is Concern.NONE
    reply = (fresh, effects) if refused and calm else step(fresh, turn, script)
    return _given_up(state.aside, reply) if state.aside else reply


def _given_up(aside: State, reply: Reply) -> Reply:
    """An exercise that nobody goes on with was done in part."""
    return reply[0], (*exercise_end.close(aside), *reply[1])


def _asks_to_come_closer(state: State, u: Understanding, level: Level | None) -> bool:
    """What was too quiet would be a guess. Danger and "stop" are taken even so, and a second time
    it is taken for what it is."""
    if level is None or state.faint or not is_faint(level):
        return False
    return u.concern is Concern.NONE and u.intent != "stop" and not _in_exercise(state)


def _faint(state: State, script: Script) -> Reply:
    """The same question stays open."""
    return replace(state, faint=True), (phrase(state, script, "faint"), state.last[-1])


def _in_exercise(state: State) -> bool:
    return bool(state.playing) and (state.care is None or care.helps(state))


def _gone(state: State) -> Reply:
    kept = care.kept(state)
    if state.care is None:
        state = exercise_end.keep_notes(checkin.keep_pending(state))
    return replace(state, playing=None, talking=None), (*kept, End("gone"))


def _silence(state: State, script: Script) -> Reply:
    if state.arranging and not state.care:
        return arrange.silence(state, script)
    if _in_exercise(state):
        return _in_care(exercise.silence(state, script), script)
    if state.care:
        return care.silence(state, script)
    if state.talking:
        return topic.silence(state, script)
    return checkin.silence(state, script)


def _heard(state: State, u: Understanding, script: Script, after: float | None) -> Reply:
    if care.is_over(state, u, script):
        return _believed(state, u, script)
    if u.concern is not Concern.NONE:
        return _danger(_nothing_arranged(state, script), u, script)
    if state.care and not (state.playing and care.helps(state)):
        return commands.aside(state, u, script) or care.answer(state, u, script)
    if u.weekly_question and state.context.may_ask_safety and not state.asked_safety:
        return _weekly(state, u, script)
    return _in_care(_usual(state, u, script, after), script)


def _usual(state: State, u: Understanding, script: Script, after: float | None = None) -> Reply:
    done = commands.command(state, u, script)
    if done is not None:
        return done
    if state.arranging and not state.care:
        answer = arrange.heard(state, u, script)
        if answer is not None:
            return answer
        state = replace(state, arranging=None)
    if state.playing:
        return exercise.heard(state, u, script, after)
    if state.talking:
        return topic.heard(state, u, script)
    return checkin.heard(state, u, script)


def _nothing_arranged(state: State, script: Script) -> State:
    """The same with the question open that was there before something was arranged."""
    if state.arranging is None:
        return state
    state, effects = open_again(replace(state, arranging=None), script)
    return replace(state, last=spoken(effects))


def _danger(state: State, u: Understanding, script: Script) -> Reply:
    if state.care or state.playing or state.talking:
        return care.enter(state, u.concern, care.question_of(state.last), script)
    if u.concern is Concern.BEREAVED:
        # Of grief nobody asks whether it is pleasant; what else was told is an answer as any other.
        state = replace(state, asked=(*state.asked, Ask.PLEASANT))
        if has_content(u):
            state, back = checkin.go_on(checkin.take(state, u), script, ())
            return care.enter(state, u.concern, back, script)
    back = care.question_of(state.last)
    if u.concern is Concern.AMBIGUOUS and has_content(u):
        return care.enter(state, u.concern, back, script, u)
    if state.asking is Ask.OPEN:
        # "Good morning" is not what one wants to hear again after such words.
        state, back = ask(state, script, Ask.FELT)
    return care.enter(state, u.concern, back, script)


def _weekly(state: State, u: Understanding, script: Script) -> Reply:
    """Log it as any other answer, then ask the direct question before going on."""
    state, effects = _usual(state, u, script)
    kept = tuple(e for e in effects if e not in spoken(effects) and not isinstance(e, End))
    back = tuple(e for e in effects if e not in kept)
    state, question = care.enter(state, Concern.AMBIGUOUS, back, script)
    return state, (*kept, *question)


def _believed(state: State, u: Understanding, script: Script) -> Reply:
    """All is well: say so in one turn and go on, with what else was said."""
    tells = care.tells_more(state, u)
    state, say, back = care.leave(state, script)
    if tells and back and isinstance(back[-1], End):
        return checkin.take(state, u), (say, *back)
    if tells and not state.playing:
        calm = replace(u, concern=Concern.NONE, intent=None)
        state, effects = _usual(state, calm, script)
        return state, (say, *effects)
    if back is None:
        state, back = checkin.go_on(state, script, ())
    return state, (say, *back)


def _in_care(reply: Reply, script: Script) -> Reply:
    """An exercise that was done in talk about danger ends in that talk, not the conversation."""
    state, effects = reply
    if state.care is None or not isinstance(effects[-1], End):
        return reply
    state, stay = care.still_here(replace(state, playing=None), script)
    return state, (*(e for e in effects if not isinstance(e, End)), *stay)


def _bounded(before: State, reply: Reply, script: Script) -> Reply:
    state, effects = reply
    if state.care or isinstance(effects[-1], End) or _moved(before, state):
        return reply
    if state.idle < MOST_IDLE_TURNS:
        return replace(state, idle=state.idle + 1), effects
    kept = tuple(e for e in effects if e not in spoken(effects))
    state, leaving = checkin.leave(state, script, "leave", End("stopped"))
    ended = replace(state, playing=None, talking=None)
    return ended, (*kept, *exercise_end.close(state), *leaving)


def _moved(before: State, after: State) -> bool:
    """True when this turn brought the conversation nearer to its end."""
    if len(after.asked) > len(before.asked):
        return True
    if before.talking and after.talking and before.talking.topic == after.talking.topic:
        return after.talking.at > before.talking.at
    if before.playing and after.playing:
        same = before.playing.name == after.playing.name
        return same and after.playing.cue > before.playing.cue
    return False


def _settle(reply: Reply) -> Reply:
    """Save a changed entry first of all; note what was said and whether it is the end."""
    state, effects = reply
    if state.entry not in (state.saved, CheckIn()):
        undo = tuple(e for e in effects if isinstance(e, Undo))
        rest = tuple(e for e in effects if not isinstance(e, Undo))
        effects = (*undo, Save(state.entry), *rest)
        state = replace(state, saved=state.entry)
    over = isinstance(effects[-1], End)
    return replace(state, last=spoken(effects), over=over), effects
