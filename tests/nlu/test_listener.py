"""What no rule and no template has words for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.listener import reconsider
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Concern, Expect

RISK = (Concern.AMBIGUOUS, Concern.CLEAR, Concern.IMMINENT)


@pytest.mark.parametrize(
    "said",
    [
        "saturday is when i'll do it because nobody will be home",
        "i drove out to the cliffs again and next time i won't come back",
        "once the dog has a new home there's nothing keeping me here",
    ],
)
def test_danger_is_noticed_in_words_no_rule_has(lexicon: Lexicon, said: str) -> None:
    assert understand(said, Expect.FREE, lexicon).concern in RISK


@pytest.mark.parametrize(
    "said",
    [
        "saturday is when i'll do the shed because nobody will be home",
        "i could sleep till next week honestly but the shift starts at six",
        "the deadline nearly killed me but we sent it off at six",
        "i don't know",
    ],
)
def test_it_stays_calm_where_only_the_words_are_grave(lexicon: Lexicon, said: str) -> None:
    assert understand(said, Expect.FREE, lexicon).concern is Concern.NONE


@pytest.mark.parametrize(
    ("said", "concern"),
    [
        ("lost the will to live in the post office queue it was forty minutes", Concern.NONE),
        ("buried under paperwork but i'll get there", Concern.NONE),
        ("can't keep a single houseplant alive", Concern.NONE),
        ("it's not the end of the world but i want to be dead", Concern.CLEAR),
    ],
)
def test_a_settled_saying_is_heard_by_neither(
    lexicon: Lexicon, said: str, concern: Concern
) -> None:
    assert understand(said, Expect.FREE, lexicon).concern is concern


def test_what_a_rule_asks_about_is_not_drowned_in_a_long_telling(lexicon: Lexicon) -> None:
    told = "slept alright had my porridge rang our kid and the garden's looking lovely"
    said = f"{told} and i can't do this anymore but the bins are out and tea is on"
    assert understand(said, Expect.FREE, lexicon).concern in RISK


def test_without_a_network_the_rules_decide(lexicon: Lexicon) -> None:
    rules = replace(lexicon, reader=None)
    told = understand("i'm sad slept five hours had my water", Expect.FREE, rules)
    assert [f.said for f in told.feelings] == ["sad"]
    assert told.sleep is not None
    assert told.sleep.hours == 5
    assert [h.name for h in told.habits] == ["water"]


def test_what_is_meant_for_others_is_not_told(lexicon: Lexicon) -> None:
    told = understand("my luggage is lost can you call the airline", Expect.FREE, lexicon)
    assert (told.intent, told.feelings) == (None, ())


@pytest.mark.parametrize(
    ("said", "concern"),
    [
        ("my husband's got a rope in the shed and i'm scared for him", Concern.OTHER_PERSON),
        ("i was sectioned once for trying to hang myself long time back", Concern.PAST),
        ("i want to live i just want the pain gone", Concern.DENIED),
        ("a friend wants to know how long it takes to bleed out", Concern.AMBIGUOUS),
        ("how do i talk to my dad about his suicidal thoughts", Concern.OTHER_PERSON),
    ],
)
def test_whose_danger_it_is_and_when_it_was(lexicon: Lexicon, said: str, concern: Concern) -> None:
    assert understand(said, Expect.FREE, lexicon).concern is concern


def test_a_denial_is_believed(lexicon: Lexicon) -> None:
    told = understand("i'm not suicidal but i can't do this anymore", Expect.FREE, lexicon)
    assert told.concern is Concern.DENIED


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("can we do the one where you breathe round a square", "start_exercise",
         {"exercise": "box_breathing"}),
        ("hold on there the kettle is boiling", "pause", {}),
        ("what got me into doing this again", "why", {}),
        ("which days of the week am i usually at my lowest", "trend", {}),
    ],
)  # fmt: skip
def test_what_is_wanted_is_heard_in_other_words(
    lexicon: Lexicon, said: str, intent: str, slots: dict[str, str]
) -> None:
    found = understand(said, Expect.FREE, lexicon)
    assert (found.intent, found.slots) == (intent, slots)


WORDS = ("i", "want", "to", "die", "the", "laundry", "is", "done", "not", "today", "pills")
SPEECH = st.lists(st.sampled_from(WORDS))


@given(SPEECH, st.booleans())
def test_a_rule_that_is_sure_is_never_silenced(
    lexicon: Lexicon, words: list[str], in_exercise: bool
) -> None:
    reading = lexicon.read(words)
    assert reconsider(Concern.IMMINENT, reading, in_exercise) is Concern.IMMINENT
    assert reconsider(Concern.CLEAR, reading, in_exercise) in (Concern.CLEAR, Concern.AMBIGUOUS)
    for urgent in (Concern.MEDICAL, Concern.ABUSE):
        found = reconsider(urgent, reading, in_exercise)
        assert found in (urgent, Concern.CLEAR, Concern.IMMINENT)


@pytest.mark.parametrize(
    "said", ["delete the last message from my brother", "remove everything from the basket"]
)
def test_nothing_is_deleted_on_a_guess(lexicon: Lexicon, said: str) -> None:
    assert understand(said, Expect.FREE, lexicon).intent not in ("undo", "erase_all")
