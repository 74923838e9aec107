"""A second listener for danger, for wording that no rule has.

The rules say why; a linear classifier, fitted on statements written for it, weighs all the words.
It raises what the rules miss, and may calm a rule that only asks; it never silences a rule that is
sure: the most it does then is to ask instead, and never where a rule says that it is happening.
"""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.linear import LinearModel, phrased
from voice_checkin.types import Concern

_ASK: Final = 0.35
_CLEAR: Final = 0.6
"""How likely it must be that somebody is at risk, for a question and for help at once."""
_AFTER_RULE: Final = 0.55
"""The same for help at once where a rule asks already."""
_CALM: Final = 0.85
"""How likely it must be that there is nothing, to calm a rule that would ask."""
_CALMER: Final = 0.97
"""How likely nothing, the past or a denial must be where a rule would help at once: it asks."""
_DENIED: Final = 0.9
"""How likely it must be against what was said outright."""
_EXPLAINED: Final = 0.25
"""How much more it takes where a rule has found the past, somebody else or a death."""
_OTHER: Final = 0.5
"""How likely the other concerns must be."""
_MEANS: Final = {
    "medical": Concern.MEDICAL,
    "abuse": Concern.ABUSE,
    "other_person": Concern.OTHER_PERSON,
    "past": Concern.PAST,
    "denied": Concern.DENIED,
    "bereaved": Concern.BEREAVED,
}
_LONG: Final = 20
"""Words that are one telling; of a longer one each part must be calm by itself."""
_PART: Final = 8
_STEP: Final = 2
"""Words of a long telling that are weighed by themselves, and how far on the next part begins."""
_FEWEST: Final = 5
"""Words, written out: shorter ones ("I do not know", "let it go") answer what was asked."""
_SETTLED: Final = frozenset((Concern.IMMINENT, Concern.MEDICAL, Concern.ABUSE))


def reconsider(
    concern: Concern, words: Sequence[str], model: LinearModel, in_exercise: bool = False
) -> Concern:
    """The concern after hearing the second listener; `words` are as the safety rules see them.

    `in_exercise` words of giving up may be about the exercise: then nothing is asked that no rule
    asks.
    """
    if concern in _SETTLED or len(words) < _FEWEST:
        return concern
    likely = model.likely(phrased(words))
    clear, calm = likely["clear"], likely["none"]
    if concern is Concern.CLEAR:
        told = calm + likely["past"] + likely["denied"]
        return Concern.AMBIGUOUS if told > _CALMER else concern
    if concern is Concern.AMBIGUOUS:
        if clear > _AFTER_RULE:
            return Concern.CLEAR
        return Concern.NONE if calm > _CALM and _calm_throughout(words, model) else concern
    if concern is Concern.DENIED:
        return Concern.CLEAR if clear > _DENIED else concern
    more = 0.0 if concern is Concern.NONE else _EXPLAINED
    if clear > _CLEAR + more / 2:
        return Concern.CLEAR
    if clear + likely["ambiguous"] > _ASK + more and not in_exercise:
        return Concern.AMBIGUOUS
    if concern is not Concern.NONE:
        return concern
    return next((c for name, c in _MEANS.items() if likely[name] > _OTHER), Concern.NONE)


def _calm_throughout(words: Sequence[str], model: LinearModel) -> bool:
    """False when a part of a long telling is not calm by itself: it is soon drowned in the rest."""
    if len(words) <= _LONG:
        return True
    parts = (words[at : at + _PART] for at in range(0, len(words) - _PART + _STEP, _STEP))
    return all(model.likely(phrased(part))["none"] > _CALM for part in parts)
