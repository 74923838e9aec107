"""A person's own words are understood like any other."""

import pytest

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.personal import knowing, spoken_words
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.types import Concern, Expect, HabitMention, PersonalWord

WORDS = (
    PersonalWord("habit", "Pilates"),
    PersonalWord("habit", "5k run", ("five k run", "park run")),
    PersonalWord("person", "Siobhán", ("shivawn",)),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return knowing(load_lexicon(intents_root()), WORDS)


@pytest.mark.parametrize(
    ("said", "habits"),
    [
        ("did my pilates", [("Pilates", True)]),
        ("no pilates today", [("Pilates", False)]),
        ("log park run", [("5k run", True)]),
        ("skipped the five k run but had my water", [("5k run", False), ("water", True)]),
        ("my sister does pilates", []),
    ],
)
def test_a_habit_of_their_own_is_done_or_not(
    lexicon: Lexicon, said: str, habits: list[tuple[str, bool]]
) -> None:
    found = understand(said, Expect.FREE, lexicon).habits
    assert found == tuple(HabitMention(name, done) for name, done in habits)


def test_without_the_words_a_habit_is_what_the_catalogue_calls_it(lexicon: Lexicon) -> None:
    plain = load_lexicon(intents_root())
    assert understand("did my workout", Expect.FREE, plain).habits == (HabitMention("exercise"),)


def test_a_person_stays_in_the_text(lexicon: Lexicon) -> None:
    assert understand("saw shivawn", Expect.FREE, lexicon).text == "saw shivawn"


def test_no_name_hides_a_cry_for_help(lexicon: Lexicon) -> None:
    known = knowing(lexicon, [PersonalWord("habit", "kill myself")])
    assert understand("i want to kill myself", Expect.FREE, known).concern is Concern.CLEAR


def test_what_a_recogniser_has_to_hear_are_single_words_without_digits() -> None:
    wanted = {"pilates", "k", "run", "five", "park", "siobhán", "shivawn"}
    assert spoken_words(WORDS) == wanted
