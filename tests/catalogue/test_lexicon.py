"""The lexicon's files: what an author gets wrong is told with file, line and reason."""

import shutil
from pathlib import Path

import pytest

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect

FEELINGS = """\
feelings:
  numb: {family: numbness, polarity: numb, energy: 1, says_felt: 0, state: "numb, wooden"}
  sad: {family: sadness, polarity: neg, valence: -2, energy: 1,
    state: "sad", say: "in [floods of] tears"}
not_feelings:
  things: "sad (songs|films)"
openers: "right so"
"""
HABITS = """\
habits:
  water: {did: "drank [my] water", thing: "water"}
  walk: {did: "walked", thing: "walk"}
"""
WORDS = """\
words:
  negator: "not, never"
cues: {}
"""
SLIPS = """\
commands: {}
numbers: {}
feelings:
  tents: tense
  sacred: scared
"""
MISTAKES = [
    ("slips.yaml", SLIPS, "tents: tense", "tents: tenze", 4, "'tenze' is no way to say a feeling"),
    ("slips.yaml", SLIPS, "sacred: scared", "sad: scared", 5, "'sad' is a way to say a feeling"),
    ("feelings.yaml", FEELINGS, "polarity: neg", "polarity: negative", 3, "polarity"),
    ("feelings.yaml", FEELINGS, "valence: -2", "valence: -3", 3, "valence"),
    ("feelings.yaml", FEELINGS, "family: sadness", "famly: sadness", 3, "family: is missing"),
    (
        "feelings.yaml",
        FEELINGS,
        "in [floods of] tears",
        "wooden",
        4,
        "'wooden' is already in line 2",
    ),
    ("feelings.yaml", FEELINGS, "numb, wooden", "numb, numb", 2, "already"),
    ("feelings.yaml", FEELINGS, "[floods of]", "[floods of", 4, "does not parse"),
    ("words.yaml", WORDS, "never", "never, not", 2, "already in line 2"),
    ("words.yaml", WORDS, "negator", "negater", 2, "unknown key"),
    ("habits.yaml", HABITS, "walked", "drank water", 3, "already in line 2"),
    ("habits.yaml", HABITS, 'thing: "walk"', 'things: "walk"', 3, "unknown key"),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(intents_root())


def catalogue(folder: Path, name: str, text: str) -> Path:
    """The shipped catalogue with one file replaced."""
    shutil.copytree(intents_root() / "en", folder / "en")
    (folder / "en" / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_lexicon_is_rich(lexicon: Lexicon) -> None:
    phrases = list(lexicon.feelings.values())
    names = {phrase.feeling.name for phrase in phrases}
    assert len(names) >= 150
    assert len(phrases) >= 500


def test_numb_is_never_neutral(lexicon: Lexicon) -> None:
    feelings = {phrase.feeling for phrase in lexicon.feelings.values()}
    numb = [feeling for feeling in feelings if feeling.polarity == "numb"]
    assert numb
    assert all(feeling.valence is None for feeling in numb)
    assert all(f.valence is not None for f in feelings if f.polarity != "numb")


OPEN = {
    Expect.FREE,
    Expect.FEELING,
    Expect.MINUTES,
    Expect.TIMES_A_WEEK,
    Expect.TIME,
    Expect.HOURS,
}
"""Asked with an open ear: numbers and times have no list of sentences."""


@pytest.mark.parametrize("expect", sorted(set(Expect) - OPEN))
def test_closed_questions_have_answers(expect: Expect, lexicon: Lexicon) -> None:
    assert lexicon.answers[expect].intents.intents


@pytest.mark.parametrize(("name", "text", "old", "new", "line", "reason"), MISTAKES)
def test_mistakes_are_told_with_their_line(
    name: str, text: str, old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    root = catalogue(tmp_path, name, text.replace(old, new, 1))
    with pytest.raises(CatalogueError) as told:
        load_lexicon(root)
    assert (Path(told.value.path).name, told.value.line) == (name, line)
    assert reason in told.value.reason


def test_a_missing_language_is_told() -> None:
    with pytest.raises(CatalogueError, match="no language 'xx'"):
        load_lexicon(intents_root(), "xx")
