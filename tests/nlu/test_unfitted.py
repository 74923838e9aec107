"""Floors on check-ins that neither rules nor network were made from, just below the figures.

They were written by people who knew neither; docs/understanding.md has what each showed first.
"""

from tests.nlu.marks import marks
from voice_checkin.nlu.lexicon import Lexicon


def test_what_nobody_prepared_for_is_mostly_understood(lexicon: Lexicon) -> None:
    made = marks("unfitted", lexicon)
    assert made.intents >= 0.97 * made.utterances
    assert made.feelings_right >= 0.9 * made.feelings_said
    assert made.feelings_right >= 0.91 * made.feelings_found
    assert made.flipped <= 0.01 * made.feelings_right
    assert made.numbers_right >= 0.9 * made.numbers_said
    assert made.numbers_made_up <= 0.002 * made.utterances
    # Two of the sets write "swimming" for what is logged as "swim"; that counts as wrong here.
    assert made.habits_right >= 0.81 * made.habits_said
    assert made.habits_right >= 0.8 * made.habits_found
    assert made.habits_turned <= 0.01 * made.habits_said
