"""Looking back: trends on request, the calm statement after lasting flatness, the weekly question.

Everything that is said of the log comes from findings; without any, that is said, kindly.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import findings
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import is_brief, listen
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Reply, State
from voice_checkin.types import Remember, Say, Understanding

TOLD_FLATNESS: Final = "told_flatness"
ASKED_AREA: Final = "asked_area"
"""Under which it is remembered when these last happened."""
AREAS: Final[tuple[LineKey, ...]] = (
    "area.people", "area.body", "area.pleasure", "area.work", "area.home",
)  # fmt: skip
"""The rotating weekly question; what follows the dot is the part of life it is about."""
_NUMB_UP_TO: Final = 1


def answer(state: State, u: Understanding, script: Script) -> tuple[Say, ...]:
    """What was asked about: what helps, when it is hardest, or how things have been."""
    found, turn = state.context.insights, _turn(state)
    if state.context.private:
        return (phrase(state, script, "found.private"),)
    if found is None:
        return (phrase(state, script, "found.none"),)
    if script.lines.hears("ask_helps", u.text):
        return findings.helping(found, script.lines, turn)
    if script.lines.hears("ask_hardest", u.text):
        return findings.hardest(found, script.lines, turn)
    return findings.trends(found, script.lines, turn)


def of_the_week(state: State, script: Script) -> tuple[Say, ...]:
    """What begins the weekly review."""
    if state.context.insights is None or state.context.private:
        return ()
    return findings.review(state.context.insights, script.lines, _turn(state))


def flatness(state: State, script: Script) -> Reply | None:
    """The calm statement with an offered summary, where it is due; else None."""
    found = state.context.insights
    if found is None or not _flatness_due(state):
        return None
    says = findings.flatness(found.pattern, script.lines, _turn(state))
    state = replace(state, asking=Ask.SUMMARY, silences=0, misses=0)
    offer = phrase(state, script, "flat.offer")
    return state, (Remember(TOLD_FLATNESS), *says, offer, listen(state))


def summary(state: State, script: Script) -> tuple[Say, ...]:
    """The short summary, to pass on in one's own words."""
    found = state.context.insights
    if found is None:
        return (phrase(state, script, "found.none"),)
    turn = _turn(state)
    return (
        *findings.trends(found, script.lines, turn + 1),
        findings.week(found, script.lines, turn),
        phrase(state, script, "flat.printed"),
    )


def shared(state: State, script: Script, answers: Mapping[str, str]) -> tuple[Say, ...]:
    """The summary of the fields to which the answer was yes."""
    fields = [field for field, answer in answers.items() if answer == "yes"]
    found = state.context.insights
    if found is None or not fields:
        return (phrase(state, script, "shared.none"),)
    return findings.shared(found, fields, script.lines, _turn(state))


def area(state: State, script: Script) -> Reply | None:
    """The question about one part of life, once a week where there is room for it; else None."""
    key = _area_key(state)
    if _flatness_due(state):
        return None  # one thing at a time
    if key is None or Ask.AREA in state.asked or is_brief(state) or len(state.asked) > 1:
        return None
    asked = (*state.asked, Ask.AREA)
    state = replace(state, asking=Ask.AREA, asked=asked, silences=0, misses=0)
    return state, (Remember(ASKED_AREA), phrase(state, script, key), listen(state))


def of_area(state: State, u: Understanding) -> State:
    """With the part of life in the entry when little or nothing could be felt there."""
    numb = u.intent == "no" or (u.felt is not None and u.felt <= _NUMB_UP_TO)
    if not numb or state.context.area is None:
        return state
    areas = tuple(dict.fromkeys((*state.entry.areas, state.context.area)))
    return replace(state, before=state.entry, entry=replace(state.entry, areas=areas))


def _flatness_due(state: State) -> bool:
    found = state.context.insights
    flat = found is not None and found.pattern.name == "lasting_flatness"
    may = state.context.may_tell_flatness and not state.context.private
    return flat and may and not is_brief(state)


def _area_key(state: State) -> LineKey | None:
    return next((key for key in AREAS if key == f"area.{state.context.area}"), None)


def _turn(state: State) -> int:
    return state.context.seed + state.turns
