"""Something to be said later: a reminder, or this talk put off. It is kept after a yes.

What is missing is asked for once, a time is offered twice at most, and then it is let be.
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from voice_checkin.dialogue import checkin, exercise_end
from voice_checkin.dialogue.clock_words import spoken_moment, spoken_rhythm, turned
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.lines import HearKey, LineKey, holds
from voice_checkin.dialogue.opened import open_again
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Arranging, Reply, State
from voice_checkin.dialogue.wanted import local_now, reason_in, with_time, without_when
from voice_checkin.types import (
    MOST_SNOOZES,
    About,
    DropReminder,
    DropSnooze,
    Effect,
    End,
    Expect,
    Listen,
    Reminder,
    SaveReminder,
    SaveSnooze,
    Say,
    Snooze,
    Understanding,
    reminder_id,
)

_MOST_OFFERS: Final = 2
_MOST_WORDS_SPOKEN: Final = 6
"""More of the person's own words are kept, and not said back."""
_SURE: Final = 0.9
"""How clearly it must be asked for where more is told in the same breath."""
_COMMAND_WORDS: Final = 4
_CONTROLS: Final = frozenset(("stop", "repeat", "skip", "help", "undo", "pause"))
_EXPECT: Final = {"words": Expect.FREE, "time": Expect.TIME, "yes_no": Expect.YES_NO}
_PATIENCE: Final = {"words": 2.0, "time": 1.2, "yes_no": 0.8}
_WAIT: Final = 9.0
_NOTHING: Final[tuple[HearKey, ...]] = ("dont_know", "nothing_more")


def begin(state: State, u: Understanding, script: Script) -> Reply | None:
    """Take up what is asked for; None when nothing is, or nobody told us the time."""
    if u.intent not in ("snooze", "set_reminder") or state.arranging or state.care:
        return None
    if state.context.now is None or (has_content(u) and u.score < _SURE):
        return None
    if has_content(u) and not (state.playing or state.talking):
        state = checkin.take(state, u)
    if u.intent == "snooze" and state.context.snoozed >= MOST_SNOOZES:
        return _leave(state, script, "snooze.enough")
    snooze = u.intent == "snooze"
    words = "" if snooze else without_when(str(u.slots.get("what", "")), script.lines)
    wanted = Arranging(snooze, words, reason_in(u.text, script.lines) if snooze else "")
    return _go_on(state, with_time(wanted, u, state.context, script.lines), script)


def heard(state: State, u: Understanding, script: Script) -> Reply | None:
    """An answer; None when something else was said, which is the answer then."""
    wanted = _wanted(state)
    if wanted.asking == "words":
        return _words(state, u, script)
    told = with_time(wanted, u, state.context, script.lines)
    told = replace(told, reason=wanted.reason or reason_in(u.text, script.lines))
    new_time = (told.at, told.once) != (wanted.at, wanted.once)
    agreed = u.intent == "yes" or not {"at", "minutes"}.isdisjoint(u.slots)
    if wanted.asking == "yes_no" and agreed and not new_time:
        return _keep(state, script)
    if new_time:
        sure = u.intent == "yes" or told.offers >= _MOST_OFFERS
        if sure and _after_quiet(state, told) is None:
            return _keep(replace(state, arranging=told), script)
        return _go_on(state, told, script)
    refused = u.intent == "no" or script.lines.hears("decline", u.text)
    if refused and wanted.asking == "yes_no" and not wanted.asked_time:
        return _ask_time(state, told, script)
    if not refused and has_content(u):
        return _told_besides(state, u, script)
    return let_be(state, script)


def silence(state: State, script: Script) -> Reply:
    """Once more, shorter; then nothing is arranged and we leave it there."""
    if state.silences:
        return checkin.leave(replace(state, arranging=None), script, "leave", End("silence"))
    return again(replace(state, silences=1), script)


def again(state: State, script: Script) -> Reply:
    """The open question once more."""
    wanted = _wanted(state)
    if wanted.asking == "yes_no":
        return state, (_offer(state, wanted, script), listen(state))
    key: LineKey = "remind.words" if wanted.asking == "words" else "arrange.time"
    return state, (phrase(state, script, key), listen(state))


def listen(state: State) -> Listen:
    """Listen for the answer to the open question."""
    asking = _wanted(state).asking
    return Listen(_EXPECT[asking], _PATIENCE[asking], _WAIT)


def is_note(state: State, u: Understanding) -> bool:
    """True when `u` says in one's own words what it is about, whatever seems to be in it."""
    if state.arranging is None or state.care or state.arranging.asking != "words":
        return False
    return u.intent not in _CONTROLS or len(u.text.split()) > _COMMAND_WORDS


def undo(state: State, script: Script) -> Reply | None:
    """Take back what was arranged last; None when nothing was."""
    gone: tuple[Effect, ...] = ()
    if state.arranging is None and state.arranged is not None:
        gone = (DropReminder(state.arranged),)
    elif state.arranging is None:
        put_off = state.context.put_off
        if put_off is None or state.undone or state.talking or checkin.has_said(state):
            return None
        state = replace(state, undone=True)  # nothing said before is meant by the next "undo"
        gone = (DropSnooze(put_off),)
    state = replace(state, arranging=None, arranged=None)
    return _back(state, script, *gone, phrase(state, script, "undone"))


def let_be(state: State, script: Script) -> Reply:
    """Nothing is arranged. Who wanted to put this off is left alone all the same."""
    wanted, state = _wanted(state), replace(state, arranging=None, silences=0)
    if wanted.snooze:
        return _leave(state, script, "snooze.let_be")
    return _back(state, script, phrase(state, script, "remind.let_be"))


def _go_on(state: State, wanted: Arranging, script: Script) -> Reply:
    """Ask for what is missing, or offer what is there."""
    state = replace(state, silences=0, misses=0)
    if not (wanted.snooze or wanted.words or wanted.asked_words):
        wanted = replace(wanted, asking="words", asked_words=True)
        state = replace(state, arranging=wanted)
        return state, (phrase(state, script, "remind.words"), listen(state))
    if wanted.at is None and wanted.once is None:
        return _ask_time(state, wanted, script)
    if wanted.offers >= _MOST_OFFERS:
        return let_be(replace(state, arranging=wanted), script)
    wanted = replace(wanted, asking="yes_no", offers=wanted.offers + 1)
    awake = _after_quiet(state, wanted)
    wanted = awake or wanted
    state = replace(state, arranging=wanted)
    if awake is not None:
        say = phrase(state, script, "arrange.quiet", when=_when(state, awake, script))
        return state, (say, listen(state))
    return state, (_offer(state, wanted, script), listen(state))


def _told_besides(state: State, u: Understanding, script: Script) -> Reply | None:
    """Taken, and the question once more; a second time that is the answer."""
    if state.misses or state.playing or state.talking:
        return None
    return again(replace(checkin.take(state, u), misses=1), script)


def _words(state: State, u: Understanding, script: Script) -> Reply:
    lines = script.lines
    nothing = any(lines.is_all(key, u.text) for key in _NOTHING)
    if u.intent == "no" or nothing or lines.hears("decline", u.text) or not u.text.strip():
        return let_be(state, script)
    wanted = replace(_wanted(state), words=without_when(u.text.strip(), lines))
    return _go_on(state, with_time(wanted, u, state.context, lines), script)


def _ask_time(state: State, wanted: Arranging, script: Script) -> Reply:
    if wanted.asked_time:
        return let_be(replace(state, arranging=wanted), script)
    wanted = replace(wanted, asking="time", asked_time=True)
    state = replace(state, arranging=wanted, silences=0, misses=0)
    return state, (phrase(state, script, "arrange.time"), listen(state))


def _offer(state: State, wanted: Arranging, script: Script) -> Say:
    when = _when(state, wanted, script)
    own = wanted.reason if wanted.snooze else wanted.words
    spoken = own and len(own.split()) <= _MOST_WORDS_SPOKEN and not state.context.private
    if wanted.snooze and spoken:
        reason = turned(own, script.lines.words.clock)
        return phrase(state, script, "snooze.offer_reason", when=when, reason=reason)
    if wanted.snooze:
        return phrase(state, script, "snooze.offer", when=when)
    if spoken:
        return phrase(state, script, "remind.offer", when=when, words=own)
    return phrase(state, script, "remind.offer_plain", when=when)


def _when(state: State, wanted: Arranging, script: Script) -> str:
    words, now = script.lines.words, local_now(state.context)
    if wanted.at is not None:
        return spoken_rhythm(wanted.at, wanted.weekdays, words.clock, words.numbers)
    assert wanted.once is not None, "a time is known"
    return spoken_moment(wanted.once.astimezone(now.tzinfo), now, words.clock, words.numbers)


def _after_quiet(state: State, wanted: Arranging) -> Arranging | None:
    """The same at the end of the quiet hours it falls in; None when it falls in none."""
    quiet = state.context.quiet
    if quiet is None:
        return None
    if wanted.at is not None:
        return replace(wanted, at=quiet.end) if quiet.hold(wanted.at) else None
    assert wanted.once is not None, "a time is known"
    once = wanted.once.astimezone(local_now(state.context).tzinfo)
    return replace(wanted, once=_first(quiet.end, once)) if quiet.hold(once.time()) else None


def _first(at: time, since: datetime) -> datetime:
    """The first such time from `since` on."""
    same_day = datetime.combine(since.date(), at, since.tzinfo)
    return same_day if same_day >= since else same_day + timedelta(days=1)


def _keep(state: State, script: Script) -> Reply:
    wanted, when = _wanted(state), _when(state, _wanted(state), script)
    state = replace(state, arranging=None, silences=0, misses=0)
    if wanted.snooze:
        assert wanted.once is not None, "what is put off has a moment"
        of = state.context.reminder or state.kind.value
        until, times = wanted.once.astimezone(UTC), state.context.snoozed + 1
        kept = SaveSnooze(Snooze(of, until, wanted.reason, times))
        return _leave(state, script, "snooze.kept", kept, when=when)
    reminder = _reminder(state, wanted, script)
    state = replace(state, arranged=reminder.id)
    say = phrase(state, script, "remind.kept", when=when)
    return _back(state, script, SaveReminder(reminder), say)


def _reminder(state: State, wanted: Arranging, script: Script) -> Reminder:
    about, words = _about(state, wanted, script), wanted.words
    if wanted.once is not None:
        once = wanted.once.astimezone(UTC)
        local = once.astimezone(local_now(state.context).tzinfo)
        return Reminder(reminder_id(words, local), about, words, once=once)
    assert wanted.at is not None, "a time is known"
    known_as = reminder_id(words, wanted.at)
    return Reminder(known_as, about, words, wanted.at, wanted.weekdays)


def _about(state: State, wanted: Arranging, script: Script) -> About:
    if script.lines.hears("therapy", wanted.words):
        return "therapy"
    if script.lines.hears("checking_in", wanted.words):
        at = wanted.at or (wanted.once.time() if wanted.once else time())
        return "morning" if at.hour < 12 else "evening"
    names = (step.goal.name for step in state.context.steps)
    return "goal" if any(holds((name,), wanted.words) for name in names) else "other"


def _back(state: State, script: Script, *first: Effect) -> Reply:
    """On with what was open before."""
    state, effects = open_again(state, script)
    return state, (*first, *effects)


def _leave(state: State, script: Script, key: LineKey, *first: Effect, **names: str) -> Reply:
    """End here; what was said, in an exercise too, is kept."""
    done = exercise_end.close(state)
    state = exercise_end.keep_notes(checkin.keep_pending(state))
    state = replace(state, playing=None, talking=None)
    return state, (*first, *done, phrase(state, script, key, **names), End("done"))


def _wanted(state: State) -> Arranging:
    assert state.arranging is not None, "something is being arranged"
    return state.arranging
