"""Does this utterance say that somebody is in danger? Checked before anything else is understood.

Rules are tried in the order of safety.yaml. A rule that explains words away (an idiom, a denial,
the past, somebody else) takes them out of play for the rules after it; of all that is found, the
worst concern counts. Nothing here is stored, counted or scored.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final

from voice_checkin.nlu.listener import WORST_FIRST, reconsider, sees_risk
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.reading import Reader, Reading
from voice_checkin.nlu.safety_pattern import Pattern
from voice_checkin.nlu.safety_text import Rewriter, bare
from voice_checkin.nlu.sounds import Sounds
from voice_checkin.types import Concern, Expect

_RANK: Final = {concern: rank for rank, concern in enumerate(WORST_FIRST)}
_EXPLAINS: Final = frozenset(
    (Concern.NONE, Concern.DENIED, Concern.PAST, Concern.BEREAVED, Concern.OTHER_PERSON)
)
_MYSELF: Final = frozenset(("i", "me", "my", "myself"))
_LETTER: Final = re.compile("[^ ]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason for concern, or one reason for none."""

    id: str
    concern: Concern
    why: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    """Anywhere in the utterance, one of these switches the rule off."""
    skip_in: frozenset[Expect] = frozenset()
    """Questions after which these words mean something harmless."""
    yields: bool = False
    """A denial in the same utterance answers it."""
    settles: bool = False
    """These words mean nothing else: the second listener, too, hears the others without them."""
    stands: bool = False
    """The second listener cannot calm it."""
    weekly: bool = False
    """Core vocabulary here: no concern, but worth one question a week (see `asks_weekly`)."""


@dataclass(frozen=True)
class SafetyRules:
    """Everything from safety.yaml, compiled. Without rules nothing is ever found."""

    rules: tuple[Rule, ...] = ()
    fillers: Rewriter = field(default_factory=lambda: Rewriter.of({}))
    """Words left out."""
    rewrite: Rewriter = field(default_factory=lambda: Rewriter.of({}))
    """Contractions and other spellings written out."""
    misheard: Rewriter = field(default_factory=lambda: Rewriter.of({}))
    """What a recogniser makes of words about dying, and what was meant."""
    sounds: Sounds = field(default_factory=lambda: Sounds({}, ()))
    """Phrases to listen for by their sound."""
    listener: Reader | None = None
    """Hears what no rule has words for; see `listener.py`."""

    @cached_property
    def weekly(self) -> "SafetyRules":
        """Those rules that `asks_weekly` heeds."""
        return SafetyRules(tuple(rule for rule in self.rules if rule.weekly))

    @cached_property
    def index(self) -> dict[str, list[tuple[int, int]]]:
        """For each rare word, the rule and the pattern in it that may match when it is said."""
        index: dict[str, list[tuple[int, int]]] = {}
        for i, rule in enumerate(self.rules):
            for j, pattern in enumerate(rule.patterns):
                for word in pattern.needs[0]:
                    index.setdefault(word, []).append((i, j))
        return index


def assess(
    text: str,
    rules: SafetyRules,
    alternatives: Sequence[str] = (),
    expect: Expect = Expect.FREE,
    reading: Reading | None = None,
) -> Concern:
    """The worst concern in what was said. Never raises, whatever the text.

    `reading` is that of the text by the rules' listener, if it has been read before.
    What only another reading of the audio says, or what is only there after mending words that a
    recogniser is known to bend, is worth a question and no more: it counts as AMBIGUOUS at most.
    """
    concern = _heard(text, rules, expect, reading)
    if _RANK[concern] <= _RANK[Concern.AMBIGUOUS]:
        return concern
    for other in alternatives:
        concern = _worse(concern, _doubtful(_heard(other, rules, expect)))
    return concern


def _heard(
    text: str, rules: SafetyRules, expect: Expect, reading: Reading | None = None
) -> Concern:
    """The concern by rules and listener."""
    plain = _plain(text, rules)
    judged = _ruled(plain, rules, expect)
    if reading is None and rules.listener is not None:
        reading = rules.listener.read(utterance(text).words)
    if reading is None:
        return judged.concern
    if judged.mended and rules.listener is not None:
        meant = rules.listener.read(judged.mended.split())
        if sees_risk(meant):  # or else what was said calms: "I pulled over does this park take"
            reading = meant
    exercise = expect is Expect.EXERCISE
    explained = judged.concern in (Concern.NONE, Concern.PAST) and bool(judged.ids)
    found = reconsider(judged.concern, reading, exercise, explained)
    milder = _RANK[found] > _RANK[judged.concern] or found is Concern.OTHER_PERSON
    if judged.stands and milder:
        return judged.concern  # who asks "for a friend" asks for themselves
    if judged.rest == "" and _RANK[found] < _RANK[judged.concern]:
        return judged.concern  # all that was said is settled
    if judged.rest and rules.listener is not None and _RANK[found] < _RANK[judged.concern]:
        rest = rules.listener.read(judged.rest.split())
        found = _milder(found, reconsider(judged.concern, rest, exercise))
    if found is Concern.NONE and not explained and not exercise and rules.listener is not None:
        return _by_sound(plain, rules, rules.listener)
    return _doubtful(found) if judged.mended else found


def _by_sound(plain: str, rules: SafetyRules, listener: Reader) -> Concern:
    """AMBIGUOUS when what was said sounds like words in which rules and listener see a risk.

    Only of oneself: "put the soup aside for tomorrow" is said of a soup.
    """
    words = plain.split()
    for reading in () if _MYSELF.isdisjoint(words) else rules.sounds.readings(words):
        concern = _judge(f"{reading} ", rules, Expect.FREE).concern
        if _doubtful(concern) is Concern.AMBIGUOUS and sees_risk(listener.read(reading.split())):
            return Concern.AMBIGUOUS
    return Concern.NONE


def explain(
    text: str, rules: SafetyRules, expect: Expect = Expect.FREE
) -> tuple[Concern, tuple[str, ...]]:
    """The concern by the rules alone, and the ids of those that matched, for authors and tests."""
    judged = _ruled(_plain(text, rules), rules, expect)
    return judged.concern, judged.ids


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the rules say of an utterance."""

    concern: Concern
    ids: tuple[str, ...]
    """Of the rules that matched."""
    rest: str | None = None
    """The words beside those that are settled; None when none are."""
    unsettled: str = ""
    """What was said, with the letters of what is settled made unreadable."""
    stands: bool = False
    """A rule has spoken that the second listener cannot calm."""
    mended: str = ""
    """What was meant, where the concern is only there after mending words."""


def _ruled(plain: str, rules: SafetyRules, expect: Expect) -> _Judged:
    judged = _judge(plain, rules, expect)
    heard = judged.unsettled or plain  # a shelf that is hung up is no slip for oneself
    mended = rules.misheard(heard)
    if mended != heard:
        guess = _judge(mended, rules, expect)
        concern = _doubtful(guess.concern)
        if _RANK[concern] < _RANK[judged.concern]:
            return _Judged(concern, (*judged.ids, *guess.ids), mended=mended)
    return judged


def asks_weekly(text: str, rules: SafetyRules) -> bool:
    """True for core vocabulary ("dead inside") that is worth one direct question a week."""
    plain = _plain(text, rules)
    return any(
        pattern.regex.search(plain)
        for _, patterns in _candidates(plain, rules.weekly)
        for pattern in patterns
    )


def _plain(text: str, rules: SafetyRules) -> str:
    return rules.rewrite(rules.fillers(bare(text)))


def _judge(plain: str, rules: SafetyRules, expect: Expect) -> _Judged:
    found: list[Rule] = []
    left = plain
    unsettled = plain
    for rule, patterns in _candidates(plain, rules):
        if expect in rule.skip_in:
            continue
        spans = [hit.span() for pattern in patterns for hit in pattern.regex.finditer(left)]
        if not spans or any(veto.regex.search(plain) for veto in rule.unless):
            continue
        found.append(rule)
        if rule.concern in _EXPLAINS:
            left = _without(left, spans)
        if rule.settles:
            unsettled = _without(unsettled, spans)
    left_over = " ".join(word for word in unsettled.split() if "_" not in word)
    rest = None if unsettled == plain else left_over
    stands = any(rule.stands for rule in found)
    ids = tuple(rule.id for rule in found)
    return _Judged(_worst(found), ids, rest, unsettled, stands)


def _candidates(plain: str, rules: SafetyRules) -> Iterator[tuple[Rule, list[Pattern]]]:
    """The rules, in their order, with those of their patterns that these words make possible."""
    words = frozenset(plain.split())
    places = {place for word in words for place in rules.index.get(word, ())}
    for i, group in groupby(sorted(places), key=itemgetter(0)):
        rule = rules.rules[i]
        patterns = [rule.patterns[j] for _, j in group if rule.patterns[j].possible(words)]
        if patterns:
            yield rule, patterns


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text`, of the same length, with the letters in the spans made unreadable."""
    for start, end in spans:
        text = text[:start] + _LETTER.sub("_", text[start:end]) + text[end:]
    return text


def _worst(found: list[Rule]) -> Concern:
    denied = any(rule.concern is Concern.DENIED for rule in found)
    counting = [rule.concern for rule in found if not (denied and rule.yields)]
    return min(counting, key=_RANK.__getitem__, default=Concern.NONE)


def _worse(a: Concern, b: Concern) -> Concern:
    return min(a, b, key=_RANK.__getitem__)


def _milder(a: Concern, b: Concern) -> Concern:
    return max(a, b, key=_RANK.__getitem__)


def _doubtful(concern: Concern) -> Concern:
    """What a reading we are not sure of is worth."""
    if concern in (Concern.CLEAR, Concern.IMMINENT):
        return Concern.AMBIGUOUS
    return concern
