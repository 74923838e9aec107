"""One utterance in, its meaning out. Never raises, whatever was said."""

from collections.abc import Sequence
from dataclasses import replace

from voice_checkin.nlu import answers, feelings, habits, intents, scales, sleep
from voice_checkin.nlu.clauses import mark
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.normalise import Utterance, utterance
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.safety import asks_weekly, assess
from voice_checkin.types import Expect, Sleep, Understanding


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
    said = feelings.mentions(spoken, marked, lexicon)
    found = numbers(spoken.words)
    content = Understanding(
        text=text,
        feelings=tuple(mention for mention, _ in said),
        felt=scales.felt(marked, lexicon, said),
        rating=scales.rating(marked, found),
        valence=scales.valence(said),
        energy=scales.energy(marked, lexicon, said),
        sleep=sleep.sleep(marked, found, lexicon),
        habits=habits.habits(marked, lexicon),
    )
    match = intents.recognise(spoken, lexicon)
    if match is not None:
        return replace(content, intent=match.intent, score=match.score, slots=match.slots)
    if _tells_state(content):
        return replace(content, intent="check_in", score=0.9)
    if content.habits:
        return replace(content, intent="log_habit", score=0.9)
    return content


def _tells_state(content: Understanding) -> bool:
    scalars = (content.felt, content.rating, content.energy, content.sleep)
    return bool(content.feelings) or any(value is not None for value in scalars)


def _answered(
    content: Understanding, spoken: Utterance, expect: Expect, lexicon: Lexicon
) -> Understanding:
    """Fill in what a bare answer ("a bit") means after the question that was asked."""
    slots = answers.answer(spoken.text, expect, lexicon)
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
