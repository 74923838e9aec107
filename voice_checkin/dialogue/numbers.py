"""Which numbers to give, and how they are said."""

from voice_checkin.dialogue.echo import sentence
from voice_checkin.dialogue.helplines import Helpline, HelplineKind, serving
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import State
from voice_checkin.types import Say


def crisis(state: State, script: Script) -> Helpline | None:
    """Someone to talk to, where the person lives; None without a country or a line for it."""
    return _find(state, script, "crisis")


def emergency(state: State, script: Script) -> Helpline | None:
    """The emergency number where the person lives; None without a country or an entry for it."""
    return _find(state, script, "emergency")


def crisis_list(state: State, script: Script) -> tuple[Say, ...]:
    """Every helpline, country by country."""
    return _read(state, script, "crisis", "care.list_crisis")


def emergency_list(state: State, script: Script) -> tuple[Say, ...]:
    """Every emergency number, country by country."""
    return _read(state, script, "emergency", "care.list_emergency")


def _find(state: State, script: Script, kind: HelplineKind) -> Helpline | None:
    return serving(script.helplines, kind, state.context.country)


def _read(state: State, script: Script, kind: str, key: LineKey) -> tuple[Say, ...]:
    countries = script.lines.words.countries
    says = []
    for line in script.helplines:
        if line.kind == kind:
            country = sentence(countries.get(line.country, line.country))
            names = {"country": country, "number": line.spoken}
            if kind == "crisis":
                names["who"] = line.who
            says.append(phrase(state, script, key, **names))
    return tuple(says)
