"""How words sound that no dictionary has."""

import pytest

from voice_checkin.asr.pronounce import pronounce


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("meditated", "M EH D IH T EY T IH D"),
        ("Zoë", "Z OW IY"),
        ("tai chi", "T AY CH IY"),
        ("5k", "F AY V K EY"),
        ("don't", "D OW N T"),
    ],
)
def test_a_word_is_said_as_people_say_it(word: str, phones: str) -> None:
    assert tuple(phones.split()) in pronounce(word)


def test_an_american_and_a_british_mouth_differ() -> None:
    assert pronounce("bath") == (("B", "AE", "TH"), ("B", "AA", "TH"))


@pytest.mark.parametrize("text", ["", "  ", "...", "日本", "😀", "run 😀", "a/b", "\0", "a\nb"])
def test_what_an_english_voice_cannot_say_has_no_sounds(text: str) -> None:
    assert pronounce(text) == ()


def test_a_linking_r_is_heard_once() -> None:
    assert all("R R" not in " ".join(phones) for phones in pronounce("carry me for an hour"))
