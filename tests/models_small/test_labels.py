"""What the network learns from an annotated utterance: a label for each word."""

from typing import Any

from models.training.understanding.words import UNKNOWN, labelled
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu.reading import FEELINGS, HABITS, NUMBERS
from voice_checkin.resources import intents_root

RULES = load_lexicon(intents_root(), rules_only=True)
SAID = {
    "text": "i'm not sad just tired slept six hours after two coffees and skipped my walk",
    "feelings": [
        {"term": "sad", "polarity": "neg", "negated": True},
        {"term": "tired", "polarity": "neg", "negated": False},
    ],
    "sleep_hours": 6,
    "not_done": ["walk"],
}


def told(said: dict[str, Any], head: int, names: tuple[str, ...]) -> dict[str, str]:
    words, labels = labelled(said, RULES)
    of = zip(words, labels[head], strict=True)
    return {word: names[label] for word, label in of if label not in (UNKNOWN, 0)}


def test_each_word_has_what_it_tells() -> None:
    assert told(SAID, 0, FEELINGS) == {"sad": "denied", "tired": "said"}
    assert told(SAID, 1, NUMBERS) == {"six": "sleep"}
    assert told(SAID, 2, HABITS) == {"walk": "undone"}


def test_a_number_for_something_else_is_learned_as_none() -> None:
    words, labels = labelled(SAID, RULES)
    assert labels[1][words.index("two")] == NUMBERS.index("none")


def test_a_feeling_that_the_catalogue_has_no_word_for_is_learned_too() -> None:
    said = {
        "text": "i feel all whoomfy tonight",
        "feelings": [{"term": "whoomfy", "polarity": "pos", "negated": False}],
    }
    assert told(said, 0, FEELINGS) == {"whoomfy": "said"}


def test_other_peoples_feelings_are_none() -> None:
    assert told({"text": "my sister is sad"}, 0, FEELINGS) == {}
