"""What is said for each kind of danger. The words are in lines.yaml, the numbers in helplines.yaml.

Where somebody is in danger a number is given in the same turn; without a country, the list is
offered. The public functions take a state that is in this talk (`state.care`).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import numbers
from voice_checkin.dialogue.echo import sentence
from voice_checkin.dialogue.helplines import Helpline
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Care, Reply, Stage, State
from voice_checkin.types import Concern, Expect, Listen, Remember, Say

ASKED: Final = "asked_about_safety"
"""Remembered whenever the direct question is asked, so that it is not asked every day."""
WAITS: Final = (30.0, 60.0, 120.0)
"""Seconds we wait, the first time and after each silence; then we leave softly."""
_ANSWER_WAIT: Final = 15.0
_PATIENCE: Final = 2.5
_ANSWER_PATIENCE: Final = 1.2


def question(state: State, script: Script) -> Reply:
    """The one direct question."""
    state = at(replace(state, asked_safety=True), Stage.QUESTION)
    says = (phrase(state, script, "care.heavy"), phrase(state, script, "care.question"))
    return state, (Remember(ASKED), *says, yes_no())


def clear(state: State, script: Script) -> Reply:
    """Help is named: a helpline, a person one trusts; and we stay."""
    first = (phrase(state, script, "care.thank"), phrase(state, script, "care.program"))
    people = phrase(state, script, "care.people")
    if nobody_known(state, script):
        offer = phrase(state, script, "care.list_offer")
        says = (*first, *number(state, script), people, offer)
        return at(_named(state), Stage.LIST), (*says, yes_no())
    has_plan = bool(state.context.safety_plan)
    choices = phrase(state, script, "care.choices_plan" if has_plan else "care.choices")
    return _staying(state, (*first, *number(state, script), people, choices))


def misheard(state: State, script: Script) -> Reply:
    """Perhaps it was not meant so: ask whether they are safe."""
    return at(state, Stage.SAFE), (phrase(state, script, "care.misheard"), yes_no())


def again_named(state: State, script: Script) -> Reply:
    """Danger is spoken of again after help was named: no second speech, the number again."""
    return _staying(state, (phrase(state, script, "care.hear_you"), *number(state, script)))


def crisis_list(state: State, script: Script) -> Reply:
    """Every helpline we know."""
    return _listed(state, script, numbers.crisis_list(state, script))


def emergency_list(state: State, script: Script) -> Reply:
    """Every emergency number we know."""
    return _listed(state, script, numbers.emergency_list(state, script), urgent=True)


def number(state: State, script: Script) -> tuple[Say, ...]:
    """The number to give: the emergency number, twice, where it is urgent, else a helpline."""
    crisis, emergency = numbers.crisis(state, script), numbers.emergency(state, script)
    if emergency and care_of(state).urgent:
        return _call_now(state, script, emergency)
    if crisis:
        return (phrase(state, script, "care.helpline", who=crisis.who, number=crisis.spoken),)
    if care_of(state).urgent:
        return (phrase(state, script, "care.call_unknown"),)
    return (_if_in_danger(state, script, "care.in_danger", "care.number_unknown"),)


def goodbye(state: State, script: Script) -> Say:
    """The last words of this talk: once more the number there is."""
    crisis, emergency = numbers.crisis(state, script), numbers.emergency(state, script)
    if crisis and not (emergency and care_of(state).urgent):
        return phrase(state, script, "care.bye", who=crisis.who, number=crisis.spoken)
    if emergency:
        return phrase(state, script, "care.bye_emergency", number=emergency.spoken)
    return phrase(state, script, "care.bye_unknown")


def here(state: State, script: Script) -> Say:
    """That we listen, and what to say to hear a number."""
    unknown = nobody_known(state, script)
    return phrase(state, script, "care.here_unknown" if unknown else "care.here")


def nobody_known(state: State, script: Script) -> bool:
    """True when we have no number at all for where the person lives, or do not know where."""
    return not (numbers.crisis(state, script) or numbers.emergency(state, script))


def care_of(state: State) -> Care:
    """The talk we are in."""
    assert state.care is not None, "we are in this talk"
    return state.care


def at(state: State, stage: Stage, urgent: bool = False) -> State:
    """The state at another stage of the talk; once urgent, it stays so."""
    care = care_of(state)
    urgent = urgent or care.urgent
    return replace(state, care=replace(care, stage=stage, urgent=urgent, silences=0))


def left(state: State) -> State:
    """Where we were before this talk."""
    care = care_of(state)
    playing = care.suspended or state.playing
    return replace(state, care=None, asking=care.asking, playing=playing)


def yes_no() -> Listen:
    """Listen for an answer to a hard question: unhurried."""
    return Listen(Expect.YES_NO, _ANSWER_PATIENCE, _ANSWER_WAIT)


def stay(wait: float) -> Listen:
    """Listen to whatever comes, for so many seconds."""
    return Listen(Expect.FREE, _PATIENCE, wait)


def _imminent(state: State, script: Script) -> Reply:
    line = numbers.emergency(state, script)
    be_with = phrase(state, script, "care.be_with")
    if line is None:
        call = phrase(state, script, "care.call_unknown")
        know = phrase(state, script, "care.know_number")
        state = at(_named(state), Stage.KNOWS_NUMBER, urgent=True)
        return state, (call, be_with, know, yes_no())
    return _staying(state, (*_call_now(state, script, line), be_with), urgent=True)


def _past(state: State, script: Script) -> Reply:
    return _offering(state, script, phrase(state, script, "care.past"))


def _bereaved(state: State, script: Script) -> Reply:
    return _offering(state, script, phrase(state, script, "care.bereaved"))


def _other_person(state: State, script: Script) -> Reply:
    how = (phrase(state, script, "care.other"), phrase(state, script, "care.other_ask"))
    danger = _if_in_danger(state, script, "care.other_danger", "care.other_unknown")
    if nobody_known(state, script):
        return _told(state, (*how, danger, here(state, script)))
    helpline = number(state, script) if numbers.crisis(state, script) else ()
    return _told(state, (*how, danger, *helpline))


def _medical(state: State, script: Script) -> Reply:
    call = _if_in_danger(state, script, "care.medical", "care.medical_unknown")
    line = numbers.emergency(state, script)
    digits = (_digits(state, script, line),) if line else ()
    other = phrase(state, script, "care.medical_other")
    return _told(state, (call, *digits, other), urgent=True)


def _abuse(state: State, script: Script) -> Reply:
    danger = _if_in_danger(state, script, "care.in_danger", "care.number_unknown")
    young = phrase(state, script, "care.abuse_young")
    return _staying(state, (phrase(state, script, "care.abuse"), danger, young), urgent=True)


ANSWERS: Final[dict[Concern, Callable[[State, Script], Reply]]] = {
    Concern.IMMINENT: _imminent,
    Concern.CLEAR: clear,
    Concern.AMBIGUOUS: question,
    Concern.OTHER_PERSON: _other_person,
    Concern.BEREAVED: _bereaved,
    Concern.PAST: _past,
    Concern.MEDICAL: _medical,
    Concern.ABUSE: _abuse,
}


def _call_now(state: State, script: Script, line: Helpline) -> tuple[Say, ...]:
    call = phrase(state, script, "care.call", number=line.spoken)
    return call, _digits(state, script, line)


def _digits(state: State, script: Script, line: Helpline) -> Say:
    return phrase(state, script, "care.digits", number=sentence(line.spoken))


def _if_in_danger(state: State, script: Script, known: LineKey, unknown: LineKey) -> Say:
    line = numbers.emergency(state, script)
    return (
        phrase(state, script, known, number=line.spoken) if line else phrase(state, script, unknown)
    )


def _offering(state: State, script: Script, first: Say) -> Reply:
    offer = phrase(state, script, "care.offer_number")
    return at(state, Stage.OFFER), (first, offer, yes_no())


def _listed(state: State, script: Script, says: tuple[Say, ...], urgent: bool = False) -> Reply:
    state = replace(state, care=replace(care_of(state), listed=True))
    return _staying(state, (*says, phrase(state, script, "care.list_end")), urgent)


def _told(state: State, says: tuple[Say, ...], urgent: bool = False) -> Reply:
    """Advice on another matter; who is in danger and was told where to turn stays in that talk."""
    stage = Stage.STAY if care_of(state).named else Stage.TOLD
    return at(state, stage, urgent), (*says, stay(WAITS[0]))


def _staying(state: State, says: tuple[Say, ...], urgent: bool = False) -> Reply:
    return at(_named(state), Stage.STAY, urgent), (*says, stay(WAITS[0]))


def _named(state: State) -> State:
    return replace(state, care=replace(care_of(state), named=True, told=None))
