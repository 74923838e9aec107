"""Feelings that the speaker says of themselves, now."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.clauses import MAY_FOLLOW, Marked
from voice_checkin.nlu.context import Around, around
from voice_checkin.nlu.lexicon import FeelingPhrase, Lexicon
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.phrases import Found
from voice_checkin.nlu.reading import Reading
from voice_checkin.types import FeelingMention

Said = tuple[FeelingMention, FeelingPhrase]

_RULED: Final = 0.2
"""How likely it must be that a feeling is the speaker's own, where the rules say so."""
_RULED_FIRST: Final = 0.08
"""The same where it is the first thing said: "been better, six"."""
_ODD_PLACE: Final = 0.6
"""The same where nothing but its place in the sentence speaks against it."""
_ODD_FIRST: Final = 0.25
"""The same where it is the first thing said: "exhausted five hours sleep then calls"."""
_SPOKEN_AGAINST: Final = 0.8
"""The same where the rules know that it is somebody else's, or not so, or no feeling."""
_HIDDEN: Final = 0.95
"""The same where it is a part of words that are no feeling."""
_LONG_AGO: Final = 0.9
"""The same where another time is named ("I was sad last week")."""
_NEAR: Final = 3
"""Words before a feeling in which a "not" is for it."""
_DENIED: Final = 0.95
"""How much of what is likely must speak against the rules, to turn a feeling round."""
_SAID_AFTER_ALL: Final = 0.97
"""The same where something other than a "not" denies it: "the dread's finally lifted"."""
_DENIED_AFTER_ALL: Final = 0.95
"""The same where they saw a "not" and took it for another word's, or for this one's."""
_DEGREE: Final = frozenset(("degree", "softener", "booster", "filler", "negator", "time"))
_LED_UP: Final = _DEGREE | {"not_negator", "aside", "self", "copula", "hedge", "pronoun", "join"}
_MAY_FOLLOW: Final = MAY_FOLLOW | {"doing", "undone", "slept"}
"""Run on, without an "and": "tired but okay did my walk"."""
_MAY_PRECEDE: Final = frozenset(
    ("copula", "degree", "softener", "booster", "negator", "self", "filler", "aside", "join",
     "split", "time", "denial", "contrast", "raiser", "pronoun", "hedge")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words for a feeling, and what the rules make of how they are meant."""

    phrase: Found[FeelingPhrase]
    how: Around
    hidden: bool
    """Is it part of words that are no feeling ("happy to skip that")?"""
    part: bool
    """Is it part of another word ("woke up")?"""
    placed: bool
    """Does it stand where it says how somebody is?"""
    taken: bool
    """Has it been read as something else, as how the night was?"""
    not_me: bool
    """Is it denied of oneself in what follows ("they're all happy, I'm not")?"""

    @property
    def against(self) -> bool:
        """True when it is somebody else's, of another time, not so, or no feeling."""
        mine = self.how.counts or self.not_me
        return not mine or self.hidden or self.part or self.taken

    @property
    def ruled(self) -> bool:
        """True when, by the rules alone, the speaker says it of themselves."""
        return self.placed and not self.against


def candidates(
    marked: Marked, lexicon: Lexicon, taken: Collection[int] = ()
) -> tuple[Candidate, ...]:
    """All words for feelings, left to right; `taken` are places that were read otherwise."""
    hidden = list(lexicon.not_feelings.scan(marked.words))
    phrases = list(lexicon.feelings.scan(marked.words, marked.passed))
    places = frozenset(i for phrase in phrases for i in range(phrase.start, phrase.end))
    starts = frozenset(phrase.start for phrase in phrases)
    found: list[Candidate] = []
    for phrase in phrases:
        how = around(marked, phrase.start, phrase.end, places)
        found.append(
            Candidate(
                phrase,
                how,
                hidden=any(_hides(one, phrase) for one in hidden),
                part=_strengthens(phrase, marked, starts)
                or _part_of_another(phrase, marked, lexicon),
                placed=_in_place(phrase, marked, how, places),
                taken=any(place in taken for place in range(phrase.start, phrase.end)),
                not_me=_not_me(marked, phrase.end, places),
            )
        )
    return tuple(found)


def mentions(
    spoken: Utterance,
    marked: Marked,
    reading: Reading,
    lexicon: Lexicon,
    taken: Collection[int] = (),
    asked_how: bool = False,
) -> tuple[Said, ...]:
    """Every feeling said, with what is known of it; the last word on each one counts.

    `taken` are places whose words have been read as something else. When the speaker was
    `asked_how` they feel, a word for it need not stand beside "feel".
    """
    found: dict[str, Said] = {}
    told = candidates(marked, lexicon, taken)
    places = frozenset(candidate.phrase.end for candidate in told)
    for candidate in told:
        phrase, how = candidate.phrase, candidate.how
        if _of_a_feeling(phrase, marked, places):
            continue
        feeling = phrase.value.feeling
        said = spoken.said(phrase.start, phrase.end)
        meant = (said in found and candidate.ruled) or _meant(candidate, reading)
        if not (meant or (asked_how and _answers(candidate, marked))):
            continue
        found.pop(said, None)
        negated = _denied(candidate, marked, reading)
        mention = FeelingMention(feeling.name, said, feeling.polarity, negated, how.degree)
        found[said] = (mention, phrase.value)
    return tuple(found.values())


def _of_a_feeling(phrase: Found[FeelingPhrase], marked: Marked, ends: Collection[int]) -> bool:
    """True for the "bad" of "my anxiety's bad", which is one feeling; `ends` are behind others."""
    verb = marked.over(phrase.start - 1, -1, _DEGREE)
    mine = marked.word(verb - 2) == "my" and phrase.value.need == "state"
    return mine and verb in ends and "copula" in marked.at(verb)


def _meant(candidate: Candidate, reading: Reading) -> bool:
    """Does the speaker say it of themselves? By the rules, weighed with the whole utterance."""
    phrase = candidate.phrase
    if not reading.words or phrase.value.need == "day":
        return candidate.ruled  # of a day, the rules know all that there is to know
    if phrase.value.meant and not candidate.ruled:
        return False  # a "board" in an odd place is one
    least = _SPOKEN_AGAINST if candidate.against else _ODD_PLACE
    if candidate.hidden:
        least = _HIDDEN
    elif not candidate.how.now:
        least = _LONG_AGO
    elif not phrase.start and not candidate.against:
        least = _ODD_FIRST
    if candidate.ruled:
        least = _RULED if phrase.start and not candidate.not_me else _RULED_FIRST
    return reading.feeling(phrase.start, phrase.end)["none"] < 1 - least


def _denied(candidate: Candidate, marked: Marked, reading: Reading) -> bool:
    """Is it denied? By the rules; the network knows better what no "not" or a far one says."""
    start = candidate.phrase.start
    ruled = candidate.how.negated or candidate.not_me
    nots = [at for at in range(start) if "negator" in marked.at(at)]
    near = bool(nots) and nots[-1] >= start - _NEAR
    nothing = near and marked.word(nots[-1]) == "nothing"  # "felt nothing just blank"
    if not reading.words or (near and not nothing):
        return ruled
    least = _DENIED_AFTER_ALL if bool(nots) != ruled or near else _DENIED
    if ruled and not nots:
        least = _SAID_AFTER_ALL
    likely = reading.feeling(start, candidate.phrase.end)
    told = likely["said"] + likely["denied"]
    return likely["denied"] > least * told if not ruled else likely["said"] < least * told


def _not_me(marked: Marked, end: int, places: Collection[int]) -> bool:
    """True before "but I'm not", which denies what was said just before it; `places` are feelings.

    Said of others ("they're all happy, I'm not") or of oneself ("he thinks I'm sad. I'm not.").
    """
    for place in range(end, min(len(marked.words), end + _DENIED_WITHIN)):
        if place in places:
            return False
        if "not_me" not in marked.at(place):
            continue
        after = marked.over(place, 1, frozenset(("not_me",)))
        return after >= len(marked.words) or bool(marked.at(after) & _NEW)
    return False


_DENIED_WITHIN: Final = 7
"""Words behind a feeling in which "I'm not" may still deny it."""
_NEW: Final = frozenset(("split", "join", "time", "self", "subject", "filler"))


def _hides(found: Found[bool], phrase: Found[FeelingPhrase]) -> bool:
    """True when the phrase is a part of what is found; a longer phrase is not."""
    return found.start <= phrase.start and phrase.end <= found.end


def _strengthens(phrase: Found[FeelingPhrase], marked: Marked, starts: Collection[int]) -> bool:
    """True for the "well" of "well mellow" and the "dead" of "dead excited"."""
    one = phrase.end - phrase.start == 1 and marked.word(phrase.start) in _STRENGTHENING
    return one and phrase.end in starts


_STRENGTHENING: Final = ("well", "dead", "proper", "right", "mad")


def _part_of_another(phrase: Found[FeelingPhrase], marked: Marked, lexicon: Lexicon) -> bool:
    """True for the "up" of "woke up", and for the "right" that only begins to speak."""
    if phrase.end - phrase.start == 1 and phrase.start in marked.bound:
        return True
    first = marked.over(0, 1, frozenset(("filler", "join"))) if phrase.start else 0
    return phrase.start <= first and lexicon.openers.at(marked.words, phrase.start) is not None


def _in_place(
    phrase: Found[FeelingPhrase], marked: Marked, how: Around, places: frozenset[int]
) -> bool:
    """Does the phrase stand where it says how somebody is?"""
    if phrase.value.need == "none":
        return True
    if phrase.value.need == "day":
        return how.whose == "day" and "copula" in marked.at(
            marked.over(phrase.start - 1, -1, _DEGREE)
        )
    before = marked.over(phrase.start - 1, -1, _DEGREE)
    chained = "join" in marked.at(before) and before - 1 in places
    follows_verb = chained or _predicates(marked, before)
    if phrase.value.need == "feel" and not (follows_verb or _bare(phrase, marked, before)):
        return False
    if phrase.end in places or phrase.start - 1 in places:
        return True
    if follows_verb and ("gained" not in marked.at(before) or _ends_there(phrase.end, marked)):
        return True
    if "determiner" in marked.at(phrase.end):
        return False
    return _ends_there(phrase.end, marked) and _led_up_to(phrase.start, marked)


def _answers(candidate: Candidate, marked: Marked) -> bool:
    """True for "mostly low" after "how do you feel?", not for the light of "turn on the light"."""
    phrase = candidate.phrase
    if candidate.against:
        return False
    if phrase.value.need == "none":
        return True
    if not _ends_there(phrase.end, marked) or "determiner" in marked.at(phrase.end):
        return False
    before = marked.over(phrase.start - 1, -1, _LED_UP)
    return before < marked.starts[phrase.start] or "join" in marked.at(before)


def _predicates(marked: Marked, place: int) -> bool:
    """True for the "am" of "I'm low", not for the "get" of "get down from there"."""
    if "copula" not in marked.at(place):
        return False
    return "orders" not in marked.at(place) or place > marked.starts[place]


def _bare(phrase: Found[FeelingPhrase], marked: Marked, before: int) -> bool:
    """True for "a bit low" and "low today", where nothing else is said before it."""
    return before < marked.starts[phrase.start] or bool(
        marked.at(phrase.start - 1) & {"softener", "booster"}
    )


def _ends_there(end: int, marked: Marked) -> bool:
    return end >= len(marked.words) or bool(marked.at(end) & _MAY_FOLLOW)


def _led_up_to(start: int, marked: Marked) -> bool:
    if start == 0 or marked.starts[start] == start or marked.at(start - 1) & _MAY_PRECEDE:
        return True
    return marked.word(start - 1) in ("a", "an", "in", "such", "the")
