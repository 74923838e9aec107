"""A correction of what was said, in any state: "no, change that to a four"."""

from dataclasses import replace

from voice_checkin.dialogue import checkin
from voice_checkin.dialogue.echo import echo, number, sentence
from voice_checkin.dialogue.entry import MOST, has_content, said_number, with_number
from voice_checkin.dialogue.onward import and_on
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Reply, State
from voice_checkin.types import Understanding


def correction(state: State, u: Understanding, script: Script) -> Reply | None:
    """ "Change that to a four" replaces the number last given; other words the last answer."""
    if state.care or state.talking or state.arranging or not checkin.has_said(state):
        return None
    if not script.lines.hears("correction", u.text):
        return None
    value = said_number(u)
    if value is None or state.answered is None:
        if not has_content(u):
            return None
        return _changed(checkin.take(replace(state, entry=state.before), u), script)
    entry = with_number(state.entry, state.answered, value)
    if entry is None:
        top = number(MOST[state.answered], script.lines.words)
        return and_on(state, script, phrase(state, script, "out_of_range", number=top))
    return _changed(replace(state, entry=entry, silences=0, misses=0), script)


def _changed(state: State, script: Script) -> Reply:
    if state.pending:
        return checkin.go_on(replace(state, pending=None), script, ())
    what = "" if state.context.private else echo(state.entry, script.lines.words)
    if not what:
        return and_on(state, script, phrase(state, script, "changed.private"))
    return and_on(state, script, phrase(state, script, "changed", what=sentence(what)))
