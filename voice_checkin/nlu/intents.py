"""Commands: sentences of the templates, as wholes."""

from dataclasses import dataclass, field

import hassil

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance


@dataclass(frozen=True, slots=True)
class Match:
    """The intent of a whole utterance."""

    intent: str
    score: float
    """0 to 1."""
    slots: dict[str, str | int | float] = field(default_factory=dict)


def recognise(spoken: Utterance, lexicon: Lexicon) -> Match | None:
    """The intent whose template is the whole utterance, or None."""
    if not spoken.plain:
        return None
    best = hassil.recognize_best(spoken.text, lexicon.intents)
    if best is None:
        return None
    slots = {name: _value(entity.value) for name, entity in best.entities.items()}
    return Match(best.intent.name, 1.0, slots)


def _value(value: object) -> str | int | float:
    return value.strip() if isinstance(value, str) else value  # type: ignore[return-value]
