"""Danger in what is said: noticed when it is there, not seen where it is not."""

import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import shipped
from tests.support.texts import any_text
from voice_checkin.nlu.safety import SafetyRules, asks_weekly, assess, explain
from voice_checkin.types import Concern, Expect

RULES = shipped.lexicon().safety
DATA = Path(__file__).parents[1] / "safety"
EXAMPLES: dict[str, dict[str, Any]] = yaml.safe_load(
    (DATA / "rules.yaml").read_text(encoding="utf-8")
)
SAID = [
    line.split("\t")
    for file in sorted(DATA.glob("held_out*.tsv"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


IN_DANGER = (Concern.AMBIGUOUS, Concern.CLEAR, Concern.IMMINENT)
PLAIN = [
    "I wish I was dead", "I want to die", "I want to kill myself", "I'm going to end it",
    "I'd be better off dead", "I want to end my life", "I don't want to live", "I cut myself",
    "I took an overdose", "I'm suicidal", "I've been thinking about suicide",
]  # fmt: skip
RUN_ON = [
    "simple as that", "easy as that", "end of story", "full stop", "no joke", "hard to say it",
    "there I said it", "on time for once", "tired of it all", "of course I do", "some days",
    "set an alarm for six", "what's for tea", "like my dad", "in peace", "over and out", "period",
    "good night", "thanks for listening", "the dog's asleep", "it's raining", "play some music",
    "heat or no heat", "game over", "right on my own", "and it helps",
]  # fmt: skip


@pytest.mark.parametrize("plain", PLAIN)
def test_what_runs_on_behind_it_takes_nothing_back(plain: str) -> None:
    """Without its stops "dead, simple as that" holds "dead simple"."""
    lost = [end for end in RUN_ON if assess(f"{plain} {end}", RULES) not in IN_DANGER]
    assert lost == []


def test_every_rule_has_examples_and_near_misses() -> None:
    assert [rule.id for rule in RULES.rules] == list(EXAMPLES)
    assert all(len(kinds["matches"]) > 1 and kinds["near"] for kinds in EXAMPLES.values())


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_matches_its_examples_and_not_the_near_misses(rule: str) -> None:
    missed = [said for said in EXAMPLES[rule]["matches"] if rule not in explain(said, RULES)[1]]
    caught = [said for said in EXAMPLES[rule]["near"] if rule in explain(said, RULES)[1]]
    assert (missed, caught) == ([], [])


@pytest.mark.parametrize(
    ("said", "concern"),
    [
        ("slept four hours, had toast, want to die, walked the dog", Concern.CLEAR),
        ("it's not that I want to die but I don't want to live", Concern.CLEAR),
        ("I'm not suicidal but I can't do this anymore", Concern.DENIED),
        ("I don't want to die, I just want to disappear", Concern.AMBIGUOUS),
        ("last year I was suicidal and now those thoughts are back again", Concern.CLEAR),
        ("last year I was suicidal, I'm better now", Concern.PAST),
        ("my husband left and I want to die", Concern.CLEAR),
        ("my husband says he wants to die", Concern.OTHER_PERSON),
        ("my husband died", Concern.BEREAVED),
        ("he hit me and I want to end my life", Concern.CLEAR),
        ("I've taken thirty tablets", Concern.IMMINENT),
        ("I took too many tablets by mistake", Concern.MEDICAL),
        ("my dad hits me", Concern.ABUSE),
        ("my feet are killing me and I wish I was dead", Concern.CLEAR),
        ("numb, slept five hours, had my water", Concern.NONE),
        ("", Concern.NONE),
    ],
)
def test_of_all_that_is_said_the_worst_counts(said: str, concern: Concern) -> None:
    assert assess(said, RULES) is concern


@pytest.mark.parametrize(
    ("heard", "others", "concern"),
    [
        ("i want to kilmer self", (), Concern.AMBIGUOUS),
        ("i want to dye my hair", (), Concern.NONE),
        ("i want to tie", ("i want to die",), Concern.AMBIGUOUS),
        ("i am going to a gym tonight", ("i am going to end it tonight",), Concern.AMBIGUOUS),
        ("i have chess rain", ("i have chest pain",), Concern.MEDICAL),
        ("i am not suicidal", ("i am now suicidal",), Concern.AMBIGUOUS),
        ("i want to die", ("i want a pie",), Concern.CLEAR),
        ("numb today", ("none today", "num today"), Concern.NONE),
    ],
)
def test_what_was_perhaps_said_is_asked_about(
    heard: str, others: tuple[str, ...], concern: Concern
) -> None:
    assert assess(heard, RULES, others) is concern


def test_in_an_exercise_giving_up_is_about_the_exercise() -> None:
    assert assess("I can't do this anymore", RULES, expect=Expect.EXERCISE) is Concern.NONE
    assert assess("I can't do this anymore", RULES) is Concern.AMBIGUOUS
    assert assess("I want to die", RULES, expect=Expect.EXERCISE) is Concern.CLEAR


def test_dead_inside_is_no_concern_but_asked_about_weekly() -> None:
    assert assess("dead inside, slept badly", RULES) is Concern.NONE
    assert asks_weekly("dead inside, slept badly", RULES)
    assert not asks_weekly("numb, slept badly", RULES)
    assert assess("dead inside and I want to die", RULES) is Concern.CLEAR


def test_without_rules_nothing_is_found() -> None:
    assert assess("I want to die", SafetyRules()) is Concern.NONE


@settings(max_examples=80, deadline=None)
@given(any_text(200) | st.text("abcdeikmnostuwyl '", max_size=300))
def test_any_text_gives_a_concern(text: str) -> None:
    assert assess(text, RULES, (text[::-1],)) in Concern


@pytest.mark.parametrize(
    "phrase",
    ["i want to not wake up and kill my self because nobody if i was dead ", "i ", "im sue ", "x"],
)
def test_ten_thousand_characters_are_read(phrase: str) -> None:
    text = (phrase * 10_000)[:10_000]
    assert assess(text, RULES) in Concern


WORDS = st.sampled_from([text for _, text in SAID])


@settings(max_examples=60, deadline=None)
@given(WORDS, st.sampled_from([str.upper, str.title, str.lower]), st.sampled_from("!.,?;…—"))
def test_case_and_punctuation_change_nothing(text: str, case: Any, mark: str) -> None:
    plain = text.translate(str.maketrans("", "", string.punctuation.replace("'", "")))
    marked = f" {mark} ".join(case(plain).split()) + mark
    assert assess(marked, RULES) is assess(plain, RULES)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.sampled_from(["um", "uh", "er"]), st.integers(0, 12))
def test_a_filler_changes_nothing(text: str, filler: str, place: int) -> None:
    words = text.replace("you know", "").split()
    with_filler = [*words[:place], filler, *words[place:]]
    assert assess(" ".join(with_filler), RULES) is assess(" ".join(words), RULES)
