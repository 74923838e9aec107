"""The check-in: one open question, at most two more, an echo and goodbye.

Saving is not done here: `step` hands every changed entry to the store in the turn that changed it.
"""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import exercise, hoped, looking_back
from voice_checkin.dialogue.echo import echo, sentence
from voice_checkin.dialogue.entry import (
    alone,
    as_answer,
    has_content,
    is_heavy,
    judges,
    merge,
    next_question,
    numbered,
)
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import ask, is_brief, listen, offered, otherwise, shorter
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Reply, State
from voice_checkin.dialogue.sureness import Decision, decide
from voice_checkin.types import CheckIn, End, SaveGoal, Say, Understanding

_MOST_ASKED_BEFORE_OFFER: Final = 1
_LEADS_TO_BODY: Final = (Ask.OPEN, Ask.FELT, Ask.PLEASANT)


def heard(state: State, u: Understanding, script: Script) -> Reply:
    """An answer, or something that was not understood as one."""
    if state.asking in (Ask.SMALLER, Ask.BEFORE, Ask.PREDICT):
        state = replace(state, asking=state.back_to)  # something else was said: that is the answer
    special = _special(state, u, script)
    if special is not None:
        return special
    if has_content(u):
        return _content(state, u, script)
    if state.asking is Ask.OPEN and script.lines.is_all("greeting", u.text):
        return again(state, script)
    if u.intent == "no" or script.lines.hears("decline", u.text):
        return decline(state, script)
    if script.lines.hears("dont_know", u.text):
        return _dont_know(state, script)
    if state.asking is Ask.BODY:
        return go_on(state, script, (phrase(state, script, "ack.body"),))
    return _missed(state, script)


def _special(state: State, u: Understanding, script: Script) -> Reply | None:
    """The answer to a question that is not about how one is."""
    if state.pending:
        return _confirmation(state, state.pending, u, script)
    if state.asking is Ask.OFFER:
        return _offer_answer(state, u, script)
    if state.asking is Ask.REMINDED and not has_content(u):
        return leave(state, script, "bye", End("done"))
    if state.asking is Ask.SUMMARY and not has_content(u):
        return _summary_answer(state, u, script)
    if state.asking is Ask.AREA and (u.felt is not None or u.intent in ("yes", "no")):
        return go_on(looking_back.of_area(state, u), script, ())
    return None


def silence(state: State, script: Script) -> Reply:
    """One shorter re-prompt, then "I'll leave it there."."""
    if state.silences or state.asking in (Ask.OFFER, Ask.REMINDED):
        return leave(state, script, "leave", End("silence"))
    return again(replace(state, silences=1), script)


def again(state: State, script: Script) -> Reply:
    """The open question once more, in fewer words."""
    if state.pending:
        return _ask_to_confirm(state, state.pending, script)
    return state, (shorter(state, script), listen(state))


def leave(state: State, script: Script, key: LineKey, end: End) -> Reply:
    """End here; what was said is kept, even what was not confirmed."""
    return keep_pending(state), (phrase(state, script, key), end)


def keep_pending(state: State) -> State:
    """What waits for a confirmation goes into the entry unconfirmed: it was said."""
    if state.pending is None:
        return state
    return replace(state, entry=merge(state.entry, state.pending), pending=None)


def decline(state: State, script: Script) -> Reply:
    """A question was declined: accepted, and on."""
    state = replace(state, pending=None)
    if state.asking is Ask.OFFER:
        return leave(state, script, "bye", End("done"))
    if not has_said(state) and state.asking is Ask.OPEN:
        return leave(state, script, "bye.nothing", End("done"))
    if has_said(state):
        state = replace(state, entry=replace(state.entry, declined=True))
    return go_on(state, script, (phrase(state, script, "ack.declined"),))


def take(state: State, u: Understanding, confirmed: bool = False) -> State:
    """Put what was said into the entry."""
    u = as_answer(u, state.asking)
    entry = merge(state.entry, u)
    if confirmed:
        entry = replace(entry, confirmed=True)
    return replace(
        state,
        before=state.entry,
        entry=entry,
        answered=numbered(u, state.asking),
        pending=None,
        undone=False,
        arranged=None,
        silences=0,
        misses=0,
    )


def go_on(state: State, script: Script, first: tuple[Say | SaveGoal, ...]) -> Reply:
    """`first` and the next question; or, with nothing more to ask, the echo and goodbye."""
    question = next_question(state.entry, state.asked, state.context)
    if question is not None and state.asking is not Ask.OFFER:
        state, effects = ask(state, script, question)
        return state, (*first, *effects)
    if not has_said(state):
        return leave(state, script, "bye.nothing", End("done"))
    if state.context.brief:
        return state, (logged(state, script), End("done"))
    if state.asking is Ask.SUMMARY:
        return state, (logged(state, script), phrase(state, script, "bye"), End("done"))
    more = looking_back.area(state, script) if state.asking is not Ask.OFFER else None
    if more is not None:
        return more[0], (*first, *more[1])
    told = looking_back.flatness(state, script) if state.asking is not Ask.OFFER else None
    if told is not None:
        return told[0], (logged(state, script), *told[1])
    offer = offered(state, script)
    if offer is None or not _worth_offering(state, script):
        return state, (logged(state, script), phrase(state, script, "bye"), End("done"))
    done = logged(state, script)
    state = replace(state, asking=Ask.OFFER, silences=0, misses=0)
    return state, (done, phrase(state, script, "offer", exercise=offer.title), listen(state))


def has_said(state: State) -> bool:
    """True when the entry holds anything."""
    return state.entry != CheckIn()


def logged(state: State, script: Script) -> Say:
    """The echo that says it is logged."""
    what = "" if state.context.private else echo(state.entry, script.lines.words)
    if not what:
        return phrase(state, script, "logged.private")
    return phrase(state, script, "logged", what=sentence(what))


def _dont_know(state: State, script: Script) -> Reply:
    if state.asking in _LEADS_TO_BODY and Ask.BODY not in state.asked:
        return ask(state, script, Ask.BODY)
    return go_on(state, script, (phrase(state, script, "let_be"),))


def _content(state: State, u: Understanding, script: Script) -> Reply:
    decision = decide(u.confidence)
    if decision is Decision.ASK_AGAIN and not state.misses:
        return _missed(state, script)
    # In private mode it cannot be read back, so there is nothing to confirm.
    sure = decision is Decision.ACCEPT or state.confirmed or state.context.private
    if not sure:
        state = replace(state, pending=u, confirmed=True, silences=0, misses=0)
        return _ask_to_confirm(state, u, script)
    asked, state = state.asking, take(state, u)
    first = (*_ack(state, asked, u, script), *hoped.compared(state, asked, script))
    return go_on(state, script, first)


def _ask_to_confirm(state: State, pending: Understanding, script: Script) -> Reply:
    what = echo(alone(pending), script.lines.words)
    say = (
        phrase(state, script, "confirm", what=what) if what else phrase(state, script, "ack.unsure")
    )
    return state, (say, listen(state))


def _confirmation(state: State, pending: Understanding, u: Understanding, script: Script) -> Reply:
    if has_content(u):
        # Said again, or said otherwise: either way this is what is meant.
        asked, state = state.asking, take(state, u)
        return go_on(state, script, _ack(state, asked, u, script))
    if u.intent == "no":
        state = replace(state, pending=None, silences=0)
        return state, (phrase(state, script, "confirm.no"), listen(state))
    state = take(state, pending, confirmed=u.intent == "yes")
    return go_on(state, script, ())


def _worth_offering(state: State, script: Script) -> bool:
    if state.asking is Ask.OFFER or is_brief(state):
        return False
    few = len(state.asked) <= _MOST_ASKED_BEFORE_OFFER
    return (few and is_heavy(state.entry)) or judges(state.entry, script.lines.words.judgements)


def _offer_answer(state: State, u: Understanding, script: Script) -> Reply:
    offer = offered(state, script)
    if u.intent == "yes" and offer is not None:
        form = exercise.form_asked(offer, u, script) or "short"
        return exercise.begin(state, script, offer, form)
    if has_content(u):
        return go_on(take(state, u), script, ())
    if u.intent == "no" or state.misses or offer is None:
        return leave(state, script, "bye", End("done"))
    say = phrase(state, script, "again.offer", exercise=offer.title)
    return replace(state, misses=1), (say, listen(state))


def _summary_answer(state: State, u: Understanding, script: Script) -> Reply:
    says = looking_back.summary(state, script) if u.intent == "yes" else ()
    return state, (*says, phrase(state, script, "bye"), End("done"))


def _missed(state: State, script: Script) -> Reply:
    say = otherwise(state, script)
    if say is None and state.asking is Ask.OPEN:
        return leave(state, script, "bye.nothing", End("done"))
    if say is None:
        return go_on(state, script, (phrase(state, script, "let_be"),))
    return replace(state, misses=state.misses + 1, silences=0), (say, listen(state))


def _ack(state: State, asked: Ask, u: Understanding, script: Script) -> tuple[Say, ...]:
    if state.context.private:
        return ()
    heard, words = alone(as_answer(u, asked)), script.lines.words
    if judges(heard, words.judgements):
        return (phrase(state, script, "ack.hard"),)
    what = echo(heard, words)
    return (phrase(state, script, "ack", what=sentence(what)),) if what else ()
