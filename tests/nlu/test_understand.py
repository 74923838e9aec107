"""Whole utterances, any utterance, and other domains."""

import hassil
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support import shipped
from tests.support.texts import any_text
from voice_checkin.nlu.lexicon import Lexicon, bare_lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Concern, Expect, HabitMention, Sleep, Understanding


def test_one_free_sentence_fills_several_answers(lexicon: Lexicon) -> None:
    meant = understand(
        "numb really and i slept about five hours but i drank my water", Expect.FREE, lexicon
    )
    assert meant.intent == "check_in"
    assert [(f.name, f.polarity) for f in meant.feelings] == [("numb", "numb")]
    assert (meant.felt, meant.sleep) == (0, Sleep(5))
    assert meant.habits == (HabitMention("water", True),)


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        (
            "i'm panicking a bit let's do box breathing",
            "start_exercise",
            {"exercise": "box_breathing"},
        ),
        ("come back in three quarters of an hour", "snooze", {"minutes": 45}),
        ("leave it till half eight tonight", "snooze", {"at": "20:30"}),
        ("ask me again in five no make it ten", "snooze", {"minutes": 10}),
        ("come back at six no seven tonight", "snooze", {"at": "19:00"}),
        (
            "make it a goal that i sketch for half an hour",
            "add_goal",
            {"minutes": 30, "goal": "sketch"},
        ),
        (
            "start me a habit of five minutes tidying the shed",
            "add_goal",
            {"minutes": 5, "goal": "tidying the shed"},
        ),
        ("learn to juggle make that one of my goals", "add_goal", {"goal": "learn to juggle"}),
        (
            "i need reminding at seven in the morning to feed the cat",
            "set_reminder",
            {"at": "07:00", "what": "feed the cat"},
        ),
        (
            "remind me at ten to six to ring mum",
            "set_reminder",
            {"at": "17:50", "what": "ring mum"},
        ),
        ("add a goal to sketch for ten minutes", "add_goal", {"goal": "sketch", "minutes": 10}),
        ("new goal twenty minutes of guitar", "add_goal", {"goal": "guitar", "minutes": 20}),
        ("new goal guitar about twenty minutes", "add_goal", {"goal": "guitar", "minutes": 20}),
        ("make it a goal", "add_goal", {}),
        ("um can we do the the grounding one", "start_exercise", {"exercise": "grounding"}),
        ("can we do the rounding one", "start_exercise", {"exercise": "grounding"}),
        ("alexa turn off the light", None, {}),
        ("undo my reservation", None, {}),
    ],
)
def test_commands(
    text: str, intent: str | None, slots: dict[str, object], lexicon: Lexicon
) -> None:
    meant = understand(text, Expect.FREE, lexicon)
    assert (meant.intent, meant.slots) == (intent, slots)


def test_a_feeling_beside_a_command_is_kept(lexicon: Lexicon) -> None:
    meant = understand("not now i'm too tired ask me in an hour", Expect.FREE, lexicon)
    assert meant.intent == "snooze"
    assert [f.said for f in meant.feelings] == ["tired"]


def test_words_of_a_command_are_no_feelings(lexicon: Lexicon) -> None:
    meant = understand(
        "let's do the thing where i name what i'm thankful for", Expect.FREE, lexicon
    )
    assert (meant.intent, meant.feelings) == ("start_exercise", ())


@pytest.mark.parametrize(
    "text", ["can i do the dating one", "erase evening", "and do that", "on due that"]
)
def test_destructive_commands_forgive_no_slip(text: str, lexicon: Lexicon) -> None:
    assert understand(text, Expect.FREE, lexicon).intent not in ("undo", "erase_all")


def test_danger_is_noticed_before_anything_else(lexicon: Lexicon) -> None:
    meant = understand("stop i want to kill myself", Expect.YES_NO, lexicon)
    assert meant.concern is Concern.CLEAR


def test_how_sure_the_recogniser_was_is_passed_on(lexicon: Lexicon) -> None:
    assert understand("numb", Expect.FREE, lexicon, confidence=0.4).confidence == 0.4


@settings(max_examples=30, deadline=None)
@example(text="", expect=Expect.FREE)
@example(text="\0", expect=Expect.SLEEP)
@example(text="'" * 50, expect=Expect.FREE)
@example(text="\u0130\u00df 5.5.5 :", expect=Expect.RATING)
@given(text=any_text(80), expect=st.sampled_from(Expect))
def test_any_text_has_a_meaning(text: str, expect: Expect) -> None:
    # No fixture: for explicit examples hypothesis spells out every argument, here a whole language.
    assert isinstance(understand(text, expect, shipped.lexicon()), Understanding)


PIECES = st.sampled_from(
    (
        *("i'm", "not", "sad", "but", "my", "sister", "slept", "five", "hours", "and a half"),
        *("six", "out of ten", "remind me to", "at", "half an hour", "stop", "can we do"),
        *("box breathing", "water", "did you", "was", "energy", "never", "better", "than"),
    )
)


@settings(max_examples=40)
@given(words=st.lists(PIECES, max_size=30))
def test_any_order_of_its_words_has_a_meaning(words: list[str], lexicon: Lexicon) -> None:
    meant = understand(" ".join(words), Expect.FREE, lexicon)
    assert meant.rating is None or 0 <= meant.rating <= 10
    assert meant.sleep is None or meant.sleep.hours is None or 0 <= meant.sleep.hours <= 24


@pytest.mark.parametrize("piece", ["numb ", "i am not ", "remind me to ", "six ", "' "])
def test_ten_thousand_characters_are_read(piece: str, lexicon: Lexicon) -> None:
    text = (piece * 10_000)[:10_000]
    assert understand(text, Expect.FREE, lexicon).text == text


DRINKS = {
    "language": "en",
    "intents": {
        "order": {"data": [{"sentences": ["<ask> [a] [{size}] {drink}[s] [with {milk}]"]}]},
        "heat": {"data": [{"sentences": ["set [the] heat to {degrees} [degrees]"]}]},
    },
    "expansion_rules": {"ask": "(can i get|i'd like|make me)"},
    "lists": {
        "size": {"values": ["small", "large"]},
        "drink": {"values": ["latte", {"in": "(black|filter) coffee", "out": "coffee"}]},
        "milk": {"values": ["soy milk", "a bit of soy milk"]},
        "degrees": {"range": {"from": 1, "to": 100}},
    },
}


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("Can I get a large latte with a bit of soy milk?", "order",
         {"size": "large", "drink": "latte", "milk": "a bit of soy milk"}),
        ("i'd like filter coffee", "order", {"drink": "coffee"}),
        ("make me a small lattes", "order", {"size": "small", "drink": "latte"}),
        ("set heat to twenty five degrees", "heat", {"degrees": 25}),
        ("set heat to 180", None, {}),
        ("can i get a latte tomorrow", None, {}),
    ],
)  # fmt: skip
def test_templates_alone_serve_another_domain(
    text: str, intent: str | None, slots: dict[str, object]
) -> None:
    meant = understand(text, Expect.FREE, bare_lexicon(hassil.Intents.from_dict(DRINKS)))
    assert (meant.intent, meant.slots) == (intent, slots)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my head's like candyfloss", "check_in"),
        ("woke up feeling swampy", "check_in"),
        ("i feel like i'm a passenger in my own life", "check_in"),
        ("i feel like pizza tonight", None),
        ("i feel that we should talk about cricket", None),
        ("how are you feeling", None),
        ("he's feeling his age", None),
    ],
)
def test_how_one_is_in_words_not_known(text: str, intent: str | None, lexicon: Lexicon) -> None:
    """It is a check-in, of which nothing can be logged but that it was said."""
    found = understand(text, Expect.FREE, lexicon)
    assert (found.intent, found.feelings, found.felt) == (intent, (), None)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("slept from two till half nine straight through best in weeks", 7.5),
        ("i slept eleven to six and feel fine", 7),
        ("asleep from half ten until a quarter to seven", 8.25),
        ("slept from twelve to six and then again from seven to eight", 7),
        ("asleep at eleven woke at two back to sleep at four and up at seven", 6),
        ("bed at midnight up at half six but i lay awake for an hour in the middle", 5.5),
        ("in bed at ten up at five but awake for two hours in the night", 5),
        ("turned in at eleven tossed till three and my alarm went at seven", 4),
        ("was up at six after going to sleep at twelve", 6),
        ("in bed at ten woke at three woke again at six", None),
        ("the baby slept from two till six", None),
        ("slept from the sofa to the bed and back", None),
        ("got to bed at nine", None),
        ("hardly slept a wink the neighbours had a party", None),
        ("didn't sleep a wink", 0),
        ("i've had no sleep and the shoulder's playing up", 0),
    ],
)
def test_hours_that_are_told_by_two_times(lexicon: Lexicon, said: str, hours: float | None) -> None:
    told = understand(said, Expect.FREE, lexicon)
    assert (told.sleep.hours if told.sleep else None) == hours
