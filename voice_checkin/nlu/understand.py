"""One utterance in, its meaning out. Never raises, whatever was said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voice_checkin.nlu import answers, feelings, habits, scales, sleep
from voice_checkin.nlu.clauses import mark
from voice_checkin.nlu.figures import figures
from voice_checkin.nlu.intents import Match
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance, utterance
from voice_checkin.nlu.safety import asks_weekly, assess
from voice_checkin.nlu.slots import filled as slots_of
from voice_checkin.types import Expect, Sleep, Understanding


_CONTENT: Final = 0.9
"""Score of an intent that follows from what was told."""
_CONTROLS: Final = frozenset(
    "stop pause resume repeat slower louder quieter skip yes no help".split()
)


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
    concern = assess(text, lexicon.safety, alternatives, expect)
    spoken = utterance(text)
    meaning = _answered(_content(text, spoken, lexicon), spoken, expect, lexicon)
    return replace(
        meaning,
        concern=concern,
        weekly_question=asks_weekly(text, lexicon.safety),
        confidence=confidence,
    )


def _content(text: str, spoken: Utterance, lexicon: Lexicon) -> Understanding:
    marked = mark(spoken.words, lexicon.words)
    found = figures(marked)
    night, of_sleep = sleep.sleep(marked, found, lexicon)
    felt, of_felt = scales.level(marked, lexicon.felt)
    energy, of_energy = scales.level(marked, lexicon.energy)
    said = feelings.mentions(spoken, marked, lexicon, of_sleep | of_energy)
    content = Understanding(
        text=text,
        feelings=tuple(mention for mention, _ in said),
        felt=felt if felt is not None else scales.felt_by(said),
        rating=scales.rating(marked, found),
        valence=scales.valence(said),
        energy=energy if energy is not None else scales.energy_by(said),
        sleep=night,
        habits=habits.habits(marked, lexicon),
    )
    return _with_intent(content, lexicon.commands.match(spoken.plain), spoken)


def _with_intent(content: Understanding, match: Match | None, spoken: Utterance) -> Understanding:
    tells = _tells_state(content)
    if match is not None and match.habit:
        match = None
    if match is not None and (match.whole or not _mere_aside(match, content)):
        slots = slots_of(match, spoken.plain)
        return replace(content, intent=match.intent, score=match.score, slots=slots)
    if tells:
        return replace(content, intent="check_in", score=_CONTENT)
    if content.habits:
        return replace(content, intent="log_habit", score=_CONTENT)
    return content


def _mere_aside(match: Match, content: Understanding) -> bool:
    """True for "hold on, let me think, I slept five hours": what is told counts for more."""
    told = (content.felt, content.rating, content.sleep)
    aside = match.intent in _CONTROLS
    return aside and (any(value is not None for value in told) or bool(content.habits))


def _tells_state(content: Understanding) -> bool:
    scalars = (content.felt, content.rating, content.energy, content.sleep)
    return bool(content.feelings) or any(value is not None for value in scalars)


def _answered(
    content: Understanding, spoken: Utterance, expect: Expect, lexicon: Lexicon
) -> Understanding:
    """Fill in what a bare answer ("a bit") means after the question that was asked."""
    slots = answers.answer(spoken.plain, expect, lexicon)
    if not slots:
        return content
    if expect is Expect.YES_NO:
        return replace(content, intent=str(slots["meaning"]), score=1.0)
    if expect is Expect.SLEEP:
        quality = slots["quality"]
        hours = content.sleep.hours if content.sleep else None
        return replace(content, intent="check_in", score=1.0, sleep=Sleep(hours, quality))  # type: ignore[arg-type]
    field = {Expect.FELT: "felt", Expect.ENERGY: "energy", Expect.PLEASANT: "valence"}[expect]
    return replace(content, intent="check_in", score=1.0, **{field: slots["level"]})
