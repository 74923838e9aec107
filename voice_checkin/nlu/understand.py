"""One utterance in, its meaning out. Never raises, whatever was said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voice_checkin.nlu.answers import answered
from voice_checkin.nlu.content import aside, content, for_others, tells_something, tells_state
from voice_checkin.nlu.guessed import guessed, tells
from voice_checkin.nlu.intents import Match
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance, utterance, without_courtesy
from voice_checkin.nlu.reading import Reading
from voice_checkin.nlu.safety import asks_weekly, assess
from voice_checkin.nlu.slots import FREE_SLOTS, filled
from voice_checkin.types import Concern, Expect, Understanding

_CONTENT: Final = 0.9
"""Score of an intent that follows from what was told."""
_GUESSED: Final = 0.6
"""Score of a check-in of which only the frame is understood: "I feel ..."."""
_COMMAND: Final = 0.45
"""How likely a command must be that no template fits."""
_COMMAND_BESIDE: Final = 0.8
"""The same where something was told."""
_TELLING: Final = 0.7
"""How likely it must be that somebody tells how they are, when none of the words is known."""
_FOR_OTHERS: Final = 0.8
"""How likely it must be that nothing is meant for us, to drop what seems to be told."""
_FOR_OTHERS_RATED: Final = 0.96
"""The same where a number rates the day: "a nine, can you believe it"."""
_EXACT: Final = 0.9
"""Score of a template of which no word was mended."""
_CONTROLS: Final = frozenset(
    (
        "stop",
        "pause",
        "resume",
        "repeat",
        "slower",
        "louder",
        "quieter",
        "skip",
        "yes",
        "no",
        "help",
    )
)
_OWN: Final = frozenset((Concern.AMBIGUOUS, Concern.CLEAR, Concern.IMMINENT, Concern.PAST))
"""Concerns in which the speaker tells of themselves."""


def understand(
    text: str,
    expect: Expect,
    lexicon: Lexicon,
    alternatives: Sequence[str] = (),
    confidence: float = 1.0,
) -> Understanding:
    """What `text` means as a reply to a question for `expect`.

    `alternatives` are other readings of the same audio; `confidence` (0 to 1) is the recogniser's.
    """
    spoken = without_courtesy(utterance(text))
    match = lexicon.commands.match(spoken.plain)
    reading = Reading() if _says_all(match) else lexicon.read(spoken.words)
    concern = assess(text, lexicon.safety, alternatives, expect, reading)
    meaning = _meaning(text, spoken, match, reading, lexicon, expect)
    meaning = answered(meaning, spoken, expect, lexicon)
    if expect is Expect.FEELING and meaning.intent in (None, "yes"):
        if meaning.feelings:
            meaning = replace(meaning, intent="check_in", score=_CONTENT)
        elif not for_others(spoken, lexicon):
            meaning = _elliptical(meaning, text, lexicon)
    if meaning.intent is None and concern in _OWN:
        meaning = replace(meaning, intent="check_in", score=_CONTENT)
    return replace(
        meaning,
        concern=concern,
        weekly_question=asks_weekly(text, lexicon.safety),
        confidence=confidence,
    )


def _says_all(match: Match | None) -> bool:
    """True for "repeat that please": a template has every word, so the network need not look.

    The rules for danger look at it all the same.
    """
    return (
        match is not None
        and match.whole
        and match.intent != "check_in"
        and not match.habit
        and match.score > _EXACT
        and not match.slots.keys() & set(FREE_SLOTS)
    )


def _meaning(
    text: str,
    spoken: Utterance,
    match: Match | None,
    reading: Reading,
    lexicon: Lexicon,
    expect: Expect,
) -> Understanding:
    if match is None or match.habit:
        told = _told(content(text, spoken, reading, lexicon, expect, to_log=match is not None))
        if match is None and expect is Expect.FREE:
            told = _in_other_words(told, spoken, reading, lexicon)
        if told.intent is None and tells_something(spoken, lexicon):
            return replace(told, intent="check_in", score=_GUESSED)
        return told
    if not match.whole:
        told = content(text, spoken, reading, lexicon, expect)
        if _mere_aside(match, told, spoken.plain):
            return _told(told)
    told = aside(content(text, spoken, reading, lexicon, expect, match.span))
    slots = filled(match, spoken, lexicon.asking)
    return replace(told, intent=match.intent, score=match.score, slots=slots)


def _in_other_words(
    told: Understanding, spoken: Utterance, reading: Reading, lexicon: Lexicon
) -> Understanding:
    """What no template fits, by the network: a command, or that how somebody is was told."""
    likely = reading.intents
    if likely.get("none", 0.0) > (_FOR_OTHERS if told.rating is None else _FOR_OTHERS_RATED):
        return Understanding(text=told.text)  # a feeling or a habit is named, and none is told
    guess = guessed(likely, _COMMAND if told.intent is None else _COMMAND_BESIDE)
    if guess is not None:
        slots = filled(guess, spoken, lexicon.asking)
        return replace(aside(told), intent=guess.intent, score=guess.score, slots=slots)
    if told.intent == "log_habit" and tells(likely, spoken, lexicon, _COMMAND_BESIDE):
        return replace(told, intent="check_in")  # more is told than the habit
    if told.intent is None and tells(likely, spoken, lexicon, _TELLING):
        return replace(told, intent="check_in", score=_GUESSED)
    return told


def _elliptical(meaning: Understanding, text: str, lexicon: Lexicon) -> Understanding:
    """ "How are you?" "Okay.": the answer read as what it stands for, "I feel okay"."""
    whole = f"i feel {text}"
    spoken = utterance(whole)
    told = content(whole, spoken, Reading(), lexicon, Expect.FEELING)  # nobody said so: by rules
    if not tells_state(told):
        return meaning
    said = (f if f.said in text else replace(f, said=text) for f in told.feelings)
    return replace(_told(told), text=text, feelings=tuple(said))


def _told(told: Understanding) -> Understanding:
    if tells_state(told):
        return replace(told, intent="check_in", score=_CONTENT)
    if told.habits:
        return replace(told, intent="log_habit", score=_CONTENT)
    return told


def _mere_aside(match: Match, told: Understanding, plain: Sequence[str]) -> bool:
    """True for "hold on, let me think, I slept five hours" and for "no walk, I'll try tomorrow, but
    I had a shower": what is told counts for more."""
    figures = (told.felt, told.rating, told.sleep)
    tells = any(value is not None for value in figures) or bool(told.habits)
    start = match.span[0] if match.span else 0
    if match.intent == "snooze":
        wished = told.sleep is not None and tuple(plain[start : start + 2]) in _WISHES
        wished = wished or (told.rating is not None and plain[start : start + 2] == _LEAVE_IT)
        return tells and (wished or (start > 0 and plain[start - 1] in _PROMISES))
    return tells and match.intent in _CONTROLS


_PROMISES: Final = ("i'll", "will", "gonna")
_LEAVE_IT: Final = ("leave", "it")
"""Of a number that was put right: "a four, maybe a three, no, leave it at four"."""
_WISHES: Final = (("i", "want"), ("i", "need"))
"""Of a night: "I want eight hours, I only got five"."""
