"""A second listener for danger, for wording that no rule has.

The rules say why; the network weighs the whole utterance. It raises what the rules miss, and may
calm a rule that only asks. Where a rule would help at once, the most it does is to ask instead;
where a rule says that it is happening, or sees an illness or violence, it calms nothing.
"""

from collections.abc import Mapping
from typing import Final

from voice_checkin.nlu.reading import Reading
from voice_checkin.types import Concern

WORST_FIRST: Final = (
    Concern.IMMINENT,
    Concern.CLEAR,
    Concern.MEDICAL,
    Concern.ABUSE,
    Concern.OTHER_PERSON,
    Concern.AMBIGUOUS,
    Concern.DENIED,
    Concern.PAST,
    Concern.BEREAVED,
    Concern.NONE,
)
"""Which concern counts when an utterance holds several."""
_ASK: Final = 0.25
_CLEAR: Final = 0.42
"""How likely it must be that somebody is at risk, for a question and for help at once."""
_ASK_SHORT: Final = 0.8
"""The same for a question in an utterance of few words."""
_SHORT: Final = 7
"""Words, contractions opened, that are not few."""
_ASK_EXPLAINED: Final = 0.9
"""The same where a rule has explained words of dying or pain, and none sees a risk."""
_FEWEST: Final = 5
"""The same: shorter ones ("I do not know", "let it go") answer what was asked."""
_AFTER_RULE: Final = 0.5
"""The same for help at once where a rule asks already."""
_HARDLY_DENIED: Final = 0.1
"""How likely a denial may be then ("I don't want to die, I just want to disappear")."""
_CALM: Final = 0.97
"""How likely it must be that there is nothing, to calm a rule that would ask."""
_CALMER: Final = 0.97
"""How likely nothing or a denial must be where a rule would help at once: it asks."""
_LONG_AGO: Final = 0.9
"""The same when it is mostly the past."""
_MOSTLY: Final = 0.5
_AGAINST: Final = 0.9
"""How likely risk must be against a denial, or beside an illness or violence."""
_ASKS_AGAIN: Final = 0.94
"""How likely a risk of any kind must be against a denial, to ask what is answered already."""
_OTHER: Final = 0.65
_OTHER_SHORT: Final = 0.985
"""How likely the other concerns must be; and in few words ("it was my granny's")."""
_SOMEBODY_ELSE: Final = 0.97
"""How likely it must be somebody else, where a rule asks the speaker."""
_MEANS: Final = {
    "medical": Concern.MEDICAL,
    "abuse": Concern.ABUSE,
    "other_person": Concern.OTHER_PERSON,
    "past": Concern.PAST,
    "denied": Concern.DENIED,
    "bereaved": Concern.BEREAVED,
}
_URGENT: Final = frozenset((Concern.MEDICAL, Concern.ABUSE))
_RULED: Final = frozenset((Concern.CLEAR, Concern.AMBIGUOUS, Concern.DENIED))


def reconsider(
    concern: Concern, reading: Reading, in_exercise: bool = False, explained: bool = False
) -> Concern:
    """The concern after hearing the second listener.

    `in_exercise` words of giving up may be about the exercise: then nothing is asked that no rule
    asks. Words that are `explained` by a rule take more to be asked about. Of a long telling each
    part is heard by itself, and the worst counts.
    """
    if concern is Concern.IMMINENT or reading.count < _FEWEST:
        return concern
    few = reading.count < _SHORT
    least = _ASK_SHORT if few else _ASK
    clear = _ASK_SHORT if few else _CLEAR
    other = _OTHER_SHORT if few else _OTHER
    if explained:
        least = clear = _ASK_EXPLAINED
        other = _OTHER_SHORT
    if in_exercise:
        least = 1.0
    found = set()
    for likely in reading.concerns:
        if concern in _URGENT:
            found.add(_against_urgent(concern, likely))
        elif concern in _RULED:
            found.add(_against_rule(concern, likely))
        else:
            found.add(_without_rule(concern, likely, least, clear, other))
    return min(found, key=WORST_FIRST.index)


def sees_risk(reading: Reading) -> bool:
    """True when some part of what was heard is, almost surely, about the speaker's own danger."""
    return any(likely["clear"] + likely["ambiguous"] > _AGAINST for likely in reading.concerns)


def _against_urgent(concern: Concern, likely: Mapping[str, float]) -> Concern:
    """A rule sees an illness or violence: it may be by one's own hand."""
    if likely["clear"] <= _AGAINST:
        return concern
    return Concern.IMMINENT if concern is Concern.MEDICAL else Concern.CLEAR


def _against_rule(concern: Concern, likely: Mapping[str, float]) -> Concern:
    """A rule sees a risk, or hears one denied."""
    clear, calm = likely["clear"], likely["none"]
    if concern is Concern.CLEAR:
        told = calm + likely["denied"]
        past = likely["past"]
        long_ago = past > _MOSTLY and told + past > _LONG_AGO
        return Concern.AMBIGUOUS if told > _CALMER or long_ago else concern
    if concern is Concern.DENIED:
        if clear > _AGAINST:
            return Concern.CLEAR
        return Concern.AMBIGUOUS if clear + likely["ambiguous"] > _ASKS_AGAIN else concern
    if clear > _AFTER_RULE and likely["denied"] < _HARDLY_DENIED:
        return Concern.CLEAR
    if likely["other_person"] > _SOMEBODY_ELSE:
        return Concern.OTHER_PERSON
    return Concern.NONE if calm > _CALM else concern


def _without_rule(
    concern: Concern, likely: Mapping[str, float], least: float, clear: float, other: float
) -> Concern:
    """No rule sees a risk; one may explain it by the past, somebody else or a death."""
    if likely["clear"] > clear:
        return Concern.CLEAR
    if concern is Concern.OTHER_PERSON:
        least = max(least, _AGAINST)
    if likely["clear"] + likely["ambiguous"] > least:
        return Concern.AMBIGUOUS
    if concern is not Concern.NONE:
        return concern
    return next((c for name, c in _MEANS.items() if likely[name] > other), Concern.NONE)
