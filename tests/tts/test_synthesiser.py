"""What a voice is asked for and what the stand-in gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.errors import VoiceError
from voice_checkin.tts.synthesiser import Manner, Speech, Synthesiser, ToneSynthesiser


def test_a_second_of_samples_lasts_a_second() -> None:
    assert Speech(bytes(2 * 22_050), 22_050).seconds == 1.0


def test_the_stand_in_gives_the_same_samples_every_time_and_longer_ones_for_longer_text() -> None:
    voice: Synthesiser = ToneSynthesiser()
    hello = voice.speak("hello there")
    assert hello == ToneSynthesiser().speak("hello there")
    assert hello.seconds == pytest.approx(10 * 0.06 + 2 * 0.05)
    assert voice.speak("hello there, friend").seconds > hello.seconds


@settings(max_examples=50)
@given(st.text())
def test_the_stand_in_takes_any_text(text: str) -> None:
    speech = ToneSynthesiser().speak(text)
    assert len(speech.pcm) % 2 == 0
    assert bool(speech.pcm) == any(map(str.isalnum, text))


@pytest.mark.parametrize(
    ("rate", "volume", "mend"),
    [(79, 1.0, "80 to 450"), (451, 1.0, "80 to 450"), (165, -0.1, "0 to 1"), (165, 1.1, "0 to 1")],
)
def test_a_manner_out_of_range_is_refused_with_the_range(
    rate: int, volume: float, mend: str
) -> None:
    with pytest.raises(VoiceError, match=mend):
        Manner(rate=rate, volume=volume)
