"""What an utterance wants that no template fits, as the network reads it.

Destructive intents need near certainty; what is meant for others is a label of its own.
"""

from collections.abc import Mapping
from typing import Final

from voice_checkin.nlu.clauses import mark
from voice_checkin.nlu.intents import Match
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance

_DESTRUCTIVE: Final = 0.9
_SHARED: Final = 0.85
"""How likely those must be that other assistants are asked for, too ("what's up", "perhaps")."""
_A_WORD: Final = 0.6
"""How likely those must be whose word has another sense: "an awkward pause"."""
_NOT_BELOW: Final = {
    "pause": _A_WORD,
    "erase_all": _DESTRUCTIVE,
    "undo": _DESTRUCTIVE,
    **dict.fromkeys(("yes", "no", "help", "plan", "why", "reflect", "skip", "trend"), _SHARED),
}
_READS: Final = {"snooze": ("minutes", "at"), "set_reminder": ("at",), "add_goal": ("minutes",)}
_TELLS: Final = frozenset(("check_in", "log_habit", "none"))

Likely = Mapping[str, float]
"""How likely each intent is, "start_exercise:sigh" and "none" among them; empty when unknown."""


def guessed(likely: Likely, least: float) -> Match | None:
    """The likeliest command, from `least` on; None for what tells or is not for us."""
    label = max(likely, key=likely.__getitem__, default="none")
    intent, _, kind = label.partition(":")
    if intent in _TELLS or likely[label] < max(least, _NOT_BELOW.get(intent, 0.0)):
        return None
    match = Match(intent, round(likely[label], 3), reads=_READS.get(intent, ()), guessed=True)
    if kind:
        match.slots["exercise"] = kind
    return match


def tells(likely: Likely, spoken: Utterance, lexicon: Lexicon, least: float) -> bool:
    """True when it says, from `least` on, how somebody is, in words that are not known."""
    if likely.get("check_in", 0.0) < least:
        return False
    frames = mark(spoken.words, lexicon.frames).classes
    return not any("not_telling" in found for found in frames)  # "I feel like pizza"
