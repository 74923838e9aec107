"""The intent of an utterance that no template fits, by a classifier over its words.

Destructive intents need near certainty; what is meant for others is a label of its own.
"""

from typing import Final

from voice_checkin.nlu.clauses import mark
from voice_checkin.nlu.intents import Match
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance

_SURE: Final = 0.6
_DESTRUCTIVE: Final = 0.9
_NOT_BELOW: Final = {"erase_all": _DESTRUCTIVE, "undo": _DESTRUCTIVE}
_READS: Final = {"snooze": ("minutes", "at"), "set_reminder": ("at",), "add_goal": ("minutes",)}
_TELLS: Final = frozenset(("check_in", "log_habit"))


def guessed(spoken: Utterance, lexicon: Lexicon, least: float = _SURE) -> Match | None:
    """The likeliest command, when it is likely enough; None for what tells or is not for us."""
    if lexicon.classifier is None or not spoken.plain:
        return None
    likely = lexicon.classifier.probabilities(spoken.plain)
    label = max(likely, key=likely.__getitem__)
    intent, _, kind = label.partition(":")
    if (
        intent == "none"
        or intent in _TELLS
        or likely[label] < max(least, _NOT_BELOW.get(intent, 0))
    ):
        return None
    slots = {"exercise": kind} if kind else {}
    return Match(intent, round(likely[label], 3), {**slots}, reads=_READS.get(intent, ()))


def tells(spoken: Utterance, lexicon: Lexicon, least: float = _SURE) -> bool:
    """True when it likely says how somebody is, in words that are not known."""
    if lexicon.classifier is None or not spoken.plain:
        return False
    if any("not_telling" in found for found in mark(spoken.words, lexicon.frames).classes):
        return False  # "I feel like pizza"
    return lexicon.classifier.probabilities(spoken.plain)["check_in"] >= least
