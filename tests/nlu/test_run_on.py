"""What runs on without a pause: numbers beside each other, courtesy, a "not" that is another's."""

import pytest

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect


@pytest.mark.parametrize(
    ("said", "rating", "hours"),
    [
        ("seven hours sleep mood six walked to work", 6, 7),
        ("mood five slept six hours took my meds", 5, 6),
        ("mood's a two had my water", 2, None),
        ("my mood's six walked the dog", 6, None),
        ("in the mood six hours ago", None, None),
        ("i'm knackered went to bed at ten woke at three", None, 5),
        ("tom was tired went to bed at ten woke at three", None, None),
    ],
)
def test_what_runs_on_without_a_pause(
    lexicon: Lexicon, said: str, rating: float | None, hours: float | None
) -> None:
    told = understand(said, Expect.FREE, lexicon)
    assert (told.rating, told.sleep.hours if told.sleep else None) == (rating, hours)


@pytest.mark.parametrize("said", ["never felt worse", "i've never been worse", "couldn't be worse"])
def test_the_worst_is_no_denial(lexicon: Lexicon, said: str) -> None:
    (feeling,) = understand(said, Expect.FREE, lexicon).feelings
    assert (feeling.polarity, feeling.negated) == ("neg", False)


@pytest.mark.parametrize(
    "said",
    [
        "i'm good how are you",
        "I'm good -- how are you ?",
        "i'm good and you",
        "I'M GOOD, WHAT ABOUT YOU",
    ],
)
def test_courtesy_that_is_asked_back_changes_nothing(lexicon: Lexicon, said: str) -> None:
    told = understand(said, Expect.FREE, lexicon)
    assert (told.text, told.intent) == (said, "check_in")
    assert [feeling.name for feeling in told.feelings] == ["good"]


def test_who_only_asks_has_told_nothing(lexicon: Lexicon) -> None:
    assert understand("hello how are you", Expect.FREE, lexicon).intent is None


@pytest.mark.parametrize(
    ("said", "rating", "hours"),
    [
        ("nine hours sleep nine out of ten mood", 9, 9),
        ("for out of ten because of the migraine", 4, None),
        ("my mood is about two out of five", None, None),
        ("i think i got three hours no wait it was four", None, 4),
    ],
)
def test_numbers_beside_each_other(
    lexicon: Lexicon, said: str, rating: float | None, hours: float | None
) -> None:
    told = understand(said, Expect.FREE, lexicon)
    assert (told.rating, told.sleep.hours if told.sleep else None) == (rating, hours)


@pytest.mark.parametrize(
    ("said", "name", "denied"),
    [
        ("woke up and felt nothing just blank", "blank", False),
        ("i can't say i'm not worried", "worried", False),
    ],
)
def test_what_a_not_denies(lexicon: Lexicon, said: str, name: str, denied: bool) -> None:
    found = {f.name: f.negated for f in understand(said, Expect.FREE, lexicon).feelings}
    assert found[name] is denied


def test_a_promise_to_try_tomorrow_puts_nothing_off(lexicon: Lexicon) -> None:
    said = "i didn't manage the walk i'll try tomorrow but i had a shower"
    told = understand(said, Expect.FREE, lexicon)
    assert told.intent in ("check_in", "log_habit")
    assert {(habit.name, habit.done) for habit in told.habits} == {
        ("walk", False),
        ("shower", True),
    }
    assert understand("i'll try tomorrow", Expect.FREE, lexicon).habits == ()


def test_another_time_is_not_now(lexicon: Lexicon) -> None:
    told = understand("i was sad last week but i'm okay now", Expect.FREE, lexicon)
    assert [feeling.name for feeling in told.feelings] == ["okay"]
