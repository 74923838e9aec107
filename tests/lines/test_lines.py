"""Reads every spoken line: short, plain, kind, and claiming nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lines.readability import grade, sentences, syllables, words
from voice_checkin.catalogue.script import load_script
from voice_checkin.dialogue.echo import MOST_WORDS as MOST_WORDS_OF_ECHO
from voice_checkin.dialogue.lines import LINE_KEYS, LineKey
from voice_checkin.resources import intents_root

MOST_WORDS = 15
HARDEST_GRADE = 6.0
FEW_WORDS = 8
"""Shorter prompts are read for their grade together: the formula needs some text."""

UNKIND = (
    "great job", "well done", "good job", "just", "should", "must", "ought", "streak", "fail",
    "failed", "missed", "cheer up", "at least", "look on the bright side", "think positive",
    "stay positive", "calm down", "don't worry", "promise me", "guilt", "shame", "lazy", "weak",
    "you always", "you never", "why didn't you", "still haven't", "keep it up", "proud",
    "committed", "you're not thinking of", "i can't talk about that", "all you need",
)  # fmt: skip
CLAIMED_FEELINGS = (
    "i feel", "i'm glad", "i am glad", "i'm happy", "i'm sad", "i'm worried", "i worry", "i care",
    "i love", "i understand", "i know how", "i hope", "i wish", "i was afraid",
)  # fmt: skip
CLAIMS = (
    "cure", "cures", "heal", "heals", "treat", "treatment", "therapy", "therapist", "diagnosis",
    "diagnose", "disorder", "depression", "depressed", "symptom", "symptoms", "clinical", "proven",
    "guarantee", "will help", "makes you feel", "will feel better", "you will be fine",
    "it gets better", "reduces", "risk level", "score",
)  # fmt: skip

SAID_IN_NEED: frozenset[LineKey] = frozenset(
    {
        "care.abuse_young", "care.be_with", "care.bye", "care.bye_emergency",
        "care.bye_unknown", "care.call", "care.call_it", "care.call_unknown", "care.choices",
        "care.choices_plan",
        "care.digits", "care.in_danger", "care.know_number", "care.list_crisis",
        "care.list_emergency", "care.list_end", "care.list_offer", "care.medical",
        "care.medical_other", "care.medical_unknown", "care.no_helpline", "care.number_unknown",
        "care.other_ask", "care.other_danger", "care.other_unknown", "care.program",
    }
)  # fmt: skip
"""Lines heard once in a life or never: here clear words matter more than other words."""

SCRIPT = load_script(intents_root())
LONGEST = {
    "what": " ".join(["word"] * MOST_WORDS_OF_ECHO),
    "exercise": max((e.title for e in SCRIPT.exercises.values()), key=len),
    "goal": "a slow walk",
    "after": "breakfast",
    "size": "fifteen minutes",
    "why": "it is good",
    "n": "twenty three",
    "days": "thirteen",
    "hours": "six and three quarters",
    "predicted": max(SCRIPT.lines.words.felt, key=lambda level: len(level.split())),
    "actual": max(SCRIPT.lines.words.felt, key=lambda level: len(level.split())),
    "window": "fourteen",
    "about": max(SCRIPT.lines.words.called.values(), key=lambda name: len(name.split())),
    "change": max(SCRIPT.lines.words.changes.values(), key=lambda change: len(change.split())),
    "when": "at half past eight in the morning",
    "words": "take my tablets",
    "reason": "after lunch",
    "who": max((line.who for line in SCRIPT.helplines), key=len),
    "country": max(SCRIPT.lines.words.countries.values(), key=len),
}


def prompts() -> Iterator[tuple[str, str]]:
    """Every prompt with where it comes from."""
    for key, wordings in SCRIPT.lines.wordings.items():
        for wording in wordings:
            yield key, wording
    for exercise in SCRIPT.exercises.values():
        for text in (*exercise.intro, *exercise.outro):
            yield exercise.name, text
        for form in exercise.forms.values():
            for cue in form.cues:
                yield exercise.name, cue.say
                yield exercise.name, cue.lights_off


def of_topics() -> Iterator[tuple[str, str]]:
    for answer in SCRIPT.about:
        for text in answer.say:
            yield f"about.{answer.id}", text
    for topic in SCRIPT.topics.values():
        for text in (*topic.opening, *topic.closing):
            yield topic.name, text
        for one in topic.questions:
            for text in (*one.say, *one.again, *one.ack, *one.unsure):
                yield f"{topic.name}.{one.id}", text


PROMPTS = sorted({(where, text) for where, text in (*prompts(), *of_topics()) if text})


def bare(text: str) -> str:
    """A prompt without its names, for reading."""
    return re.sub(r"\{\w+\}", "", text)


def filled(text: str) -> str:
    """A prompt with the longest names it can get. A number, said digit by digit, counts as one."""
    return text.format(**LONGEST, number="number")


def meant(text: str) -> str:
    """What a prompt claims: to say that something is no diagnosis is not to make one."""
    return re.sub(r"(isn't a|no) diagnosis", "", text)


def has(phrase: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", text.lower().replace("\u2019", "'")) is not None


@pytest.mark.parametrize(
    "banned", [UNKIND, CLAIMED_FEELINGS, CLAIMS], ids=["unkind", "feels", "claims"]
)
def test_no_banned_words(banned: tuple[str, ...]) -> None:
    found = [(where, p, text) for where, text in PROMPTS for p in banned if has(p, meant(text))]
    assert found == []


def test_no_prompt_is_too_long() -> None:
    long = [(where, text) for where, text in PROMPTS if len(filled(text).split()) > MOST_WORDS]
    assert long == [], "\n".join(map(str, long))


def test_every_prompt_can_be_read_after_six_years_of_school() -> None:
    hard = [
        (where, round(grade(bare(text)), 1), text)
        for where, text in PROMPTS
        if len(words(bare(text))) >= FEW_WORDS and grade(bare(text)) > HARDEST_GRADE
    ]
    assert hard == [], "\n".join(map(str, hard))
    assert grade(" ".join(bare(text) for _, text in PROMPTS)) < HARDEST_GRADE / 2


def test_lines_that_recur_have_three_wordings() -> None:
    few = [
        key
        for key, wordings in SCRIPT.lines.wordings.items()
        if len(set(wordings)) < 3 and key not in SAID_IN_NEED
    ]
    assert few == []


def test_no_line_calls_a_number_by_digits_or_shouts() -> None:
    odd = [(where, text) for where, text in PROMPTS if re.search(r"[0-9!]|[A-Z]{2}", text)]
    assert odd == []


def test_every_prompt_is_a_sentence() -> None:
    odd = [(where, text) for where, text in PROMPTS if text[-1] not in ".?" or text != text.strip()]
    assert odd == []


def test_every_line_is_spoken_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in dialogue_files())
    unspoken = [key for key in LINE_KEYS if f'"{key}"' not in source]
    assert unspoken == []


def dialogue_files() -> Iterator[Path]:
    import voice_checkin.dialogue as package

    for folder in package.__path__:
        yield from (path for path in Path(folder).glob("*.py") if path.name != "lines.py")


@pytest.mark.parametrize(
    ("word", "count"),
    [("numb", 1), ("little", 2), ("energy", 3), ("logged", 1), ("wanted", 2), ("unpleasant", 3)],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_of_a_known_text() -> None:
    """Two sentences, eleven words, twelve syllables: 0.39 * 5.5 + 11.8 * 12 / 11 - 15.59."""
    text = "The cat sat on the mat. It was a big one. "
    assert (sentences(text), len(words(text))) == (2, 11)
    assert grade(text) == pytest.approx(0.39 * 5.5 + 11.8 * 11 / 11 - 15.59)


def test_banned_words_are_found_where_they_are() -> None:
    assert has("just", "It is Just a word.")
    assert not has("just", "Adjust the pillow.")
