"""Each file of intents has a mirror here: what it must take, and what it must leave alone."""

from pathlib import Path

import pytest
import yaml

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect

HERE = Path(__file__).parent
MIRRORS = sorted(HERE.glob("*.yaml"))


def sentences(mirror: Path, part: str) -> list[str]:
    found: list[str] = yaml.safe_load(mirror.read_text(encoding="utf-8"))[part]
    return found


@pytest.mark.parametrize("mirror", MIRRORS, ids=lambda path: path.stem)
def test_takes_what_is_meant_for_it(mirror: Path, lexicon: Lexicon) -> None:
    taken = {
        text: understand(text, Expect.FREE, lexicon).intent for text in sentences(mirror, "matches")
    }
    assert taken == dict.fromkeys(taken, mirror.stem)


@pytest.mark.parametrize("mirror", MIRRORS, ids=lambda path: path.stem)
def test_leaves_near_misses_alone(mirror: Path, lexicon: Lexicon) -> None:
    texts = sentences(mirror, "near_misses")
    assert [t for t in texts if understand(t, Expect.FREE, lexicon).intent == mirror.stem] == []


@pytest.mark.parametrize("mirror", MIRRORS, ids=lambda path: path.stem)
def test_has_enough_sentences(mirror: Path) -> None:
    assert len(set(sentences(mirror, "matches"))) >= 15
    assert len(set(sentences(mirror, "near_misses"))) >= 10


def test_every_intent_has_a_mirror() -> None:
    intents = (intents_root() / "en" / "intents").glob("[!_]*.yaml")
    assert {path.stem for path in intents} == {path.stem for path in MIRRORS}
