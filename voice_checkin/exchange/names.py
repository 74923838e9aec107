"""What another program calls a habit, under the name that it is logged by here."""

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import utterance


def habit_called(name: str, lexicon: Lexicon) -> str | None:
    """The habit whose name, or other way to say it, this is as a whole; None: there is none."""
    words = utterance(name).words
    found = lexicon.habits.at(words, 0) if words else None
    if found is None or found.end < len(words) or found.value.kind == "no_habit":
        return None
    return found.value.name
