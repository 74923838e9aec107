"""A room that talks by itself, and a person in it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.audio.endpointing import Endpointer, NobodySpoke, SpeechEnded
from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.pcm import from_float, silence
from voice_checkin.audio.surroundings import Surroundings
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS, RATE

Part = tuple[bytes, float]
"""A stretch of audio and the probability of speech that the detector gives all of it."""


def talk(seconds: float, dbfs: float, seed: int = 1) -> bytes:
    """Noise whose level wanders by some decibels from syllable to syllable, as talk does."""
    random = np.random.default_rng(seed)
    count = round(seconds * RATE)
    syllables = np.repeat(random.uniform(-3, 3, count // 2400 + 1), 2400)[:count]
    return from_float(random.standard_normal(count) * 10 ** ((dbfs + syllables) / 20))


def television(seconds: float, seed: int = 1) -> Part:
    return talk(seconds, -40, seed), 0.9


def person(seconds: float, dbfs: float = -22) -> Part:
    return talk(seconds, dbfs, 3), 0.95


def listen(room: Surroundings, *parts: Part, wait: float = 9.0) -> SpeechEnded | NobodySpoke | None:
    """How one listening ended; None when it was still going on."""
    endpointer = Endpointer(1.2, wait)
    for pcm, probability in parts:
        for frame in Chunker().feed(pcm):
            for event in endpointer.feed(frame, room.judged(frame, probability)):
                if isinstance(event, SpeechEnded | NobodySpoke):
                    return event
    return None


def known() -> Surroundings:
    """A room with a television, after a listening in it."""
    room = Surroundings()
    listen(room, television(9.0, seed=5), wait=30.0)
    return room


def test_an_answer_ends_although_the_television_goes_on() -> None:
    ended = listen(known(), television(1.0), person(2.0), television(4.0, seed=2))
    assert isinstance(ended, SpeechEnded)
    assert ended.reason == "silence"
    assert ended.utterance.speech_end == pytest.approx(3.0, abs=0.3)


def test_it_ends_in_a_room_that_was_never_heard_before() -> None:
    ended = listen(Surroundings(), television(1.0), person(2.0), television(4.0, seed=2))
    assert isinstance(ended, SpeechEnded)
    assert ended.reason == "silence"


def test_the_television_alone_does_not_answer() -> None:
    assert isinstance(listen(known(), television(9.5)), NobodySpoke)


def test_a_loud_answer_right_away_is_heard() -> None:
    ended = listen(known(), person(1.0), television(3.0))
    assert isinstance(ended, SpeechEnded)
    assert ended.utterance.speech_start < 0.2


def test_in_a_silent_room_a_voice_that_trails_off_is_heard_to_its_end() -> None:
    trailing = [person(0.4, dbfs) for dbfs in (-25, -32, -38, -44, -50)]
    ended = listen(Surroundings(), (silence(0.5), 0.0), *trailing, (silence(2.0), 0.0))
    assert isinstance(ended, SpeechEnded)
    assert ended.utterance.speech_end == pytest.approx(2.5, abs=0.11)


def test_a_fan_changes_nothing() -> None:
    room = Surroundings()
    fan = (talk(2.0, -30, seed=4), 0.05)
    ended = listen(room, fan, person(1.0, dbfs=-28), fan)
    assert isinstance(ended, SpeechEnded)
    assert ended.utterance.speech_end == pytest.approx(3.0, abs=0.1)


frames = st.tuples(st.sampled_from([0, 3, 300, 9000, 32767]), st.sampled_from([0.0, 0.4, 0.6, 1.0]))


@settings(max_examples=50)
@given(st.lists(frames, max_size=80))
def test_a_probability_is_kept_or_taken_away_and_always_the_same(
    heard: list[tuple[int, float]],
) -> None:
    def judged() -> list[float]:
        room = Surroundings()
        return [
            room.judged(value.to_bytes(2, "little") * (FRAME_BYTES // 2), chance)
            for value, chance in heard
        ]

    first = judged()
    assert first == judged()
    assert all(now in (chance, 0.0) for now, (_, chance) in zip(first, heard, strict=True))
    begin = round(0.5 / FRAME_SECONDS) - 1
    assert first[:begin] == [chance for _, chance in heard[:begin]], "nothing is known yet"
