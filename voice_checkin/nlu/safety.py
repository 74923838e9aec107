"""Does this utterance say that somebody is in danger? Checked before anything else is understood.

Rules are tried in the order of safety.yaml. A rule that explains words away (an idiom, a denial,
the past, somebody else) takes them out of play for the rules after it; of all that is found, the
worst concern counts. Nothing here is stored, counted or scored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from voice_checkin.nlu.safety_text import Rewriter, bare
from voice_checkin.types import Concern, Expect

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
_RANK: Final = {concern: rank for rank, concern in enumerate(WORST_FIRST)}
_EXPLAINS: Final = frozenset(
    (Concern.NONE, Concern.DENIED, Concern.PAST, Concern.BEREAVED, Concern.OTHER_PERSON)
)
_TAKEN: Final = "_ "


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason for concern, or one reason for none."""

    id: str
    concern: Concern
    why: str
    patterns: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    """Each with the words of which one must be present."""
    unless: tuple[re.Pattern[str], ...] = ()
    """Anywhere in the utterance, one of these switches the rule off."""
    skip_in: frozenset[Expect] = frozenset()
    """Questions after which these words mean something harmless."""
    yields: bool = False
    """A denial in the same utterance answers it."""
    weekly: bool = False
    """Core vocabulary here: no concern, but worth one question a week (see `asks_weekly`)."""


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """Everything from safety.yaml, compiled. Without rules nothing is ever found."""

    rules: tuple[Rule, ...] = ()
    fillers: Rewriter = field(default_factory=lambda: Rewriter.of({}))
    """Words left out."""
    rewrite: Rewriter = field(default_factory=lambda: Rewriter.of({}))
    """Contractions and other spellings written out."""
    misheard: Rewriter = field(default_factory=lambda: Rewriter.of({}))
    """What a recogniser makes of words about dying, and what was meant."""


def assess(
    text: str,
    rules: SafetyRules,
    alternatives: Sequence[str] = (),
    expect: Expect = Expect.FREE,
) -> Concern:
    """The worst concern in what was said. Never raises, whatever the text.

    What only another reading of the audio says, or what is only there after mending words that a
    recogniser is known to bend, is worth a question and no more: it counts as AMBIGUOUS at most.
    """
    concern, _ = explain(text, rules, expect)
    if _RANK[concern] <= _RANK[Concern.AMBIGUOUS]:
        return concern
    for other in alternatives:
        concern = _worse(concern, _doubtful(explain(other, rules, expect)[0]))
    return concern


def explain(
    text: str, rules: SafetyRules, expect: Expect = Expect.FREE
) -> tuple[Concern, tuple[str, ...]]:
    """The concern in one text, and the ids of the rules that matched, for authors and tests."""
    plain = _plain(text, rules)
    concern, ids = _judge(plain, rules, expect)
    mended = rules.misheard(plain)
    if mended != plain:
        guess, more = _judge(mended, rules, expect)
        if _RANK[_doubtful(guess)] < _RANK[concern]:
            return _doubtful(guess), (*ids, *more)
    return concern, ids


def asks_weekly(text: str, rules: SafetyRules) -> bool:
    """True for core vocabulary ("dead inside") that is worth one direct question a week."""
    plain = _plain(text, rules)
    return any(_spans(rule, plain, set(plain.split())) for rule in rules.rules if rule.weekly)


def _plain(text: str, rules: SafetyRules) -> str:
    return rules.rewrite(rules.fillers(bare(text)))


def _judge(plain: str, rules: SafetyRules, expect: Expect) -> tuple[Concern, tuple[str, ...]]:
    words = set(plain.split())
    found: list[Rule] = []
    left = plain
    for rule in rules.rules:
        if expect in rule.skip_in:
            continue
        spans = _spans(rule, left, words)
        if not spans or any(veto.search(plain) for veto in rule.unless):
            continue
        found.append(rule)
        if rule.concern in _EXPLAINS:
            left = _without(left, spans)
    return _worst(found), tuple(rule.id for rule in found)


def _spans(rule: Rule, text: str, words: set[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for pattern, needs in rule.patterns:
        if not needs.isdisjoint(words):
            spans += (hit.span() for hit in pattern.finditer(text))
    return spans


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with a mark for each word in the spans; of the same number of words."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + _TAKEN * text.count(" ", start, end) + text[end:]
    return text


def _worst(found: list[Rule]) -> Concern:
    denied = any(rule.concern is Concern.DENIED for rule in found)
    counting = [rule.concern for rule in found if not (denied and rule.yields)]
    return min(counting, key=_RANK.__getitem__, default=Concern.NONE)


def _worse(a: Concern, b: Concern) -> Concern:
    return min(a, b, key=_RANK.__getitem__)


def _doubtful(concern: Concern) -> Concern:
    """What a reading we are not sure of is worth."""
    if concern in (Concern.CLEAR, Concern.IMMINENT):
        return Concern.AMBIGUOUS
    return concern
