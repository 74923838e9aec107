"""A short talk of a few questions: the reflection, a new goal, setting up.

Every question may be passed over, silence ends it gently, and each answer is handed on in the turn
in which it was given.
"""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import checkin, exercise, looking_back
from voice_checkin.dialogue.answers import value_of
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.outcome import handed_on, taken_back
from voice_checkin.dialogue.phrasing import phrase, worded
from voice_checkin.dialogue.script import Question, Script, Takes, Topic
from voice_checkin.dialogue.state import Ask, Reply, State, Talking
from voice_checkin.types import (
    Adjust,
    CheckIn,
    Effect,
    End,
    Expect,
    Listen,
    Say,
    Understanding,
    Undo,
)

_EXPECT: Final[dict[Takes, tuple[Expect, float]]] = {
    "note": (Expect.FREE, 2.6),
    "feeling": (Expect.FEELING, 2.6),
    "yes_no": (Expect.YES_NO, 0.5),
    "minutes": (Expect.MINUTES, 1.2),
    "times_a_week": (Expect.TIMES_A_WEEK, 1.2),
    "country": (Expect.FREE, 1.2),
    "morning_time": (Expect.TIME, 1.2),
    "evening_time": (Expect.TIME, 1.2),
    "quiet_hours": (Expect.HOURS, 1.5),
}
"""What a kind of answer expects, and seconds of silence that end it."""
_WAIT: Final = 9.0
_CONTROLS: Final = frozenset(
    ("stop", "pause", "resume", "repeat", "skip", "help", "undo", "louder", "quieter", "slower")
)
"""All else ("box breathing", "after breakfast") answers a question for own words."""
_CORRECTION_WORDS: Final = 6
"""In more words "I mean" is part of the story, too."""
_COMMAND_WORDS: Final = 4
"""In own words of more than this, "stop" and "next" are part of the story."""


def begin(
    state: State,
    script: Script,
    topic: Topic,
    known: dict[str, str] | None = None,
    says: tuple[Say, ...] = (),
) -> Reply:
    """Start a topic, with `says` after its opening; what is `known` already is not asked."""
    talking = Talking(topic.name, answers=tuple((known or {}).items()))
    state = replace(state, talking=talking, asking=Ask.TOPIC, silences=0, misses=0, pending=None)
    said = handed_on(state, topic)
    first = (worded(state, topic.opening, topic.name),) if topic.opening else ()
    softly = (Adjust("slower"), Adjust("quieter")) if topic.soft else ()
    return _ask_next(state, script, 0, (*said, *softly, *first, *says))


def heard(state: State, u: Understanding, script: Script) -> Reply:
    """An answer, or something that is none."""
    question = _question(state, script)
    short = len(u.text.split()) <= _CORRECTION_WORDS
    if short and talking_of(state).answers and script.lines.opens("correction", _bare(u.text)):
        return undo(state, script)
    # In one's own words "I don't know" may be part of the story.
    unsure = script.lines.is_all if question.takes == "note" else script.lines.hears
    if unsure("dont_know", u.text):
        return _unsure(state, script, question)
    refused = u.intent == "no" and question.takes != "yes_no"
    if refused or script.lines.is_all("decline", u.text) or _nothing(question, u, script):
        return skip(state, script, (phrase(state, script, "ack.declined"),))
    value = value_of(question, u, script)
    if value is not None:
        return _take(state, u, script, question, value)
    if state.misses:
        return skip(state, script, (phrase(state, script, "let_be"),))
    return again(replace(state, misses=1, silences=0), script)


def _bare(text: str) -> str:
    """Without a "no" before it."""
    return text.removeprefix("no ")


def is_note(state: State, u: Understanding, script: Script) -> bool:
    """True when `u` answers in one's own words, whatever commands may seem to be in it."""
    if state.talking is None or state.playing or state.care:
        return False
    own_words = _question(state, script).takes in ("note", "feeling")
    return own_words and (u.intent not in _CONTROLS or len(u.text.split()) > _COMMAND_WORDS)


def silence(state: State, script: Script) -> Reply:
    """Once in fewer words; then it is let be, with what was said kept."""
    if state.silences:
        return checkin.leave(_closed(state), script, "leave", End("silence"))
    return again(replace(state, silences=1), script)


def again(state: State, script: Script) -> Reply:
    """The open question in fewer words."""
    question = _question(state, script)
    return state, (worded(state, question.again, _line(state, question)), _listen(question))


def listen(state: State, script: Script) -> Listen:
    """Listen for the answer to the open question."""
    return _listen(_question(state, script))


def skip(state: State, script: Script, first: tuple[Effect, ...] = ()) -> Reply:
    """On to the next question."""
    return _ask_next(state, script, talking_of(state).at + 1, first)


def undo(state: State, script: Script) -> Reply:
    """Take the last answer back and ask for it again; once, as an entry knows one step back."""
    talking = talking_of(state)
    topic = script.topics[talking.topic]
    if state.undone or not talking.answers:
        state, effects = again(state, script)
        return state, (phrase(state, script, "undone.nothing"), *effects)
    *left, (question, _) = talking.answers
    at = [one.id for one in topic.questions].index(question)
    gone = taken_back(state, topic)
    state = replace(state, talking=replace(talking, at=at, answers=tuple(left)), undone=True)
    if topic.makes == "entry":
        state = replace(state, entry=state.before)
        if state.entry == CheckIn() and state.saved is not None:
            state, gone = replace(state, saved=None), (Undo(),)
    kept = handed_on(state, topic)
    state, effects = _ask_next(state, script, at, ())
    return state, (*gone, *kept, phrase(state, script, "undone"), *effects)


def talking_of(state: State) -> Talking:
    """The topic we are in."""
    assert state.talking is not None, "a topic is under way"
    return state.talking


def _take(state: State, u: Understanding, script: Script, question: Question, value: str) -> Reply:
    talking = talking_of(state)
    topic = script.topics[talking.topic]
    answers = (*talking.answers, (question.id, value))
    state = replace(state, talking=replace(talking, answers=answers))
    state = replace(state, undone=False, arranged=None)
    if topic.makes == "entry":
        state = _into_entry(state, u, question)
    if question.exercise and value == "yes":
        found = exercise.find(question.exercise, script)
        if found is not None:
            return exercise.begin(
                _closed(state), script, found, exercise.form_asked(found, u, script)
            )
    ack = (worded(state, question.ack, _line(state, question)),) if question.ack else ()
    return skip(state, script, (*handed_on(state, topic), *ack))


def _into_entry(state: State, u: Understanding, question: Question) -> State:
    """One's own words become part of the note; how one feels is logged besides."""
    before = state.entry
    if has_content(u) and question.takes == "feeling":
        state = checkin.take(state, u)
    if question.takes not in ("note", "feeling"):
        return state
    line = f"{question.label}: {u.text}" if question.label else u.text
    note = "\n".join(filter(None, (before.note, line)))
    return replace(state, before=before, entry=replace(state.entry, note=note))


def _unsure(state: State, script: Script, question: Question) -> Reply:
    if question.unsure and not state.misses:
        say = worded(state, question.unsure, _line(state, question))
        return replace(state, misses=1, silences=0), (say, _listen(question))
    return skip(state, script, (phrase(state, script, "let_be"),))


def _nothing(question: Question, u: Understanding, script: Script) -> bool:
    return question.takes in ("note", "feeling") and script.lines.is_all("nothing_more", u.text)


def _ask_next(state: State, script: Script, at: int, first: tuple[Effect, ...]) -> Reply:
    talking = talking_of(state)
    topic = script.topics[talking.topic]
    answers = dict(talking.answers)
    for place in range(at, len(topic.questions)):
        question = topic.questions[place]
        if question.id in answers:
            continue
        if question.only_if is None or answers.get(question.only_if) == "yes":
            state = replace(state, talking=replace(talking, at=place), silences=0, misses=0)
            say = worded(state, question.say, _line(state, question))
            return state, (*first, say, _listen(question))
    if topic.makes == "summary":
        first = (*first, *looking_back.shared(state, script, answers))
    closing = worded(state, topic.closing, topic.name)
    return _closed(state), (*first, closing, End("done"))


def _closed(state: State) -> State:
    return replace(state, talking=None, asking=Ask.OPEN)


def _question(state: State, script: Script) -> Question:
    talking = talking_of(state)
    return script.topics[talking.topic].questions[talking.at]


def _line(state: State, question: Question) -> str:
    return f"{talking_of(state).topic}.{question.id}"


def _listen(question: Question) -> Listen:
    expect, patience = _EXPECT[question.takes]
    return Listen(expect, patience, _WAIT)
