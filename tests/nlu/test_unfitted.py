"""Floors on check-ins that neither rules nor network were made from, just below the figures.

They were written by people who knew neither; docs/understanding.md has what each showed first.
"""

import pytest

from tests.nlu.marks import marks
from voice_checkin.nlu.lexicon import Lexicon


@pytest.mark.parametrize(
    ("sets", "intents", "feelings", "numbers", "habits", "made_up"),
    [
        ("15", 0.98, 0.82, 0.93, 0.83, 2),
        ("16", 0.98, 0.95, 0.95, 0.95, 0),
        ("17", 0.97, 0.94, 0.99, 0.89, 0),
        ("18", 0.97, 0.93, 0.95, 0.92, 1),
        ("19", 0.97, 0.96, 0.96, 0.94, 1),
        ("20", 0.98, 0.97, 0.99, 0.95, 0),
        ("21", 0.99, 0.98, 0.99, 0.94, 0),
    ],
)
def test_what_nobody_prepared_for_is_mostly_understood(
    lexicon: Lexicon,
    sets: str,
    intents: float,
    feelings: float,
    numbers: float,
    habits: float,
    made_up: int,
) -> None:
    """The writer of 15 puts "knackered" and "feeling nothing" down as energy and felt alone."""
    made = marks("unfitted", lexicon, sets)
    assert made.intents >= intents * made.utterances
    assert made.feelings_right >= 0.9 * made.feelings_said
    assert made.feelings_right >= feelings * made.feelings_found
    assert made.flipped <= 0.01 * made.feelings_right
    assert made.numbers_right >= numbers * made.numbers_said
    assert made.numbers_made_up <= made_up
    assert made.habits_right >= habits * made.habits_said
    assert made.habits_right >= habits * made.habits_found


def test_a_habit_is_hardly_ever_logged_the_wrong_way_round(lexicon: Lexicon) -> None:
    made = marks("unfitted", lexicon)
    assert made.habits_turned <= 0.01 * made.habits_said


def test_numbers_told_in_every_way_people_have(lexicon: Lexicon) -> None:
    """Nothing but nights, ratings and other numbers, most of them hard: just below the figures."""
    made = marks("numbers", lexicon)
    assert made.numbers_right >= 0.9 * made.numbers_said
    assert made.numbers_made_up <= 0.015 * made.utterances
