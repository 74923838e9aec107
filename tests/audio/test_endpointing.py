"""Where an utterance starts and ends. Pictures are frames of 32 ms: `.` silence, `#` speech."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.audio.endpointing import (
    Endpointer,
    EndpointEvent,
    NobodySpoke,
    SpeechContinued,
    SpeechEnded,
    SpeechStarted,
)
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS

FRAME = FRAME_SECONDS
SURE = {".": 0.0, "-": 0.4, "#": 1.0}
"""What a character stands for: silence, neither on nor off, speech."""


def frame(number: int) -> bytes:
    """A frame that says which one it is."""
    return number.to_bytes(2, "little") * (FRAME_BYTES // 2)


def numbers(audio: bytes) -> list[int]:
    return [
        int.from_bytes(audio[at : at + 2], "little") for at in range(0, len(audio), FRAME_BYTES)
    ]


def run(endpointer: Endpointer, chances: list[float], *, end: bool = True) -> list[EndpointEvent]:
    events = [
        event
        for number, chance in enumerate(chances)
        for event in endpointer.feed(frame(number), chance)
    ]
    return events + (endpointer.finish() if end else [])


def draw(
    picture: str, patience: float = 4 * FRAME, wait: float = 20 * FRAME, **more: float
) -> list[EndpointEvent]:
    endpointer = Endpointer(patience, wait, preroll=2 * FRAME, shortest=3 * FRAME, **more)
    return run(endpointer, [SURE[character] for character in picture], end=False)


def ended(events: list[EndpointEvent]) -> SpeechEnded:
    assert isinstance(events[-1], SpeechEnded)
    return events[-1]


def test_silence_ends_the_wait_and_nothing_else() -> None:
    assert draw("." * 19) == []
    assert draw("." * 20) == [NobodySpoke(20 * FRAME)]


def test_silence_is_heard_only_between_words() -> None:
    pause = "." * 20
    events = draw(f"####{pause}####{pause}.....", patience=25 * FRAME)
    assert numbers(ended(events).utterance.audio) == list(range(4 + 20 + 4 + 11))
    given = [len(e.audio) // FRAME_BYTES for e in events if isinstance(e, SpeechContinued)]
    assert max(given) > 9, "what was held back comes when speech goes on"


def test_an_utterance_from_its_preroll_to_the_end_of_patience() -> None:
    events = draw("....####....")
    assert isinstance(events[0], SpeechStarted)
    assert numbers(events[0].audio) == [2, 3, 4, 5, 6]
    utterance = ended(events).utterance
    assert numbers(utterance.audio) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert ended(events).reason == "silence"
    times = (utterance.start, utterance.speech_start, utterance.speech_end, utterance.end)
    assert times == pytest.approx((2 * FRAME, 4 * FRAME, 8 * FRAME, 12 * FRAME))


def test_speech_is_passed_on_while_it_is_spoken() -> None:
    events = draw("..####")
    assert [type(event) for event in events] == [SpeechStarted, SpeechContinued]


def test_a_click_is_not_speech_and_does_not_shorten_the_wait() -> None:
    assert draw("....#......##......#") == []


def test_clicks_do_not_keep_an_utterance_open() -> None:
    assert ended(draw("..###.#..")).at == 9 * FRAME


def test_a_pause_shorter_than_patience_does_not_split_a_thought() -> None:
    utterance = ended(draw("..####...####....")).utterance
    assert utterance.speech_end == 13 * FRAME


def test_patience_is_per_question() -> None:
    picture = "..####...####...."
    assert ended(draw(picture, patience=2 * FRAME)).at == 8 * FRAME


def test_between_on_and_off_what_was_speech_stays_speech_and_what_was_not_does_not() -> None:
    assert draw("----------") == []
    assert ended(draw("###----....")).utterance.speech_end == 7 * FRAME


def test_speech_that_begins_as_the_wait_ends_is_still_heard() -> None:
    assert ended(draw("." * 19 + "###....")).reason == "silence"
    assert isinstance(draw("." * 19 + "##.")[0], NobodySpoke)


def test_an_endless_talker_is_cut_at_the_cap() -> None:
    last = ended(draw("#" * 100, cap=10 * FRAME))
    assert (last.reason, last.at) == ("cap", 10 * FRAME)


def test_the_end_of_a_recording_ends_the_utterance() -> None:
    endpointer = Endpointer(1.0, 9.0)
    last = ended(run(endpointer, [0.0] * 3 + [1.0] * 5))
    assert (last.reason, last.utterance.end) == ("end", 8 * FRAME)


def test_a_recording_of_nothing_ends_with_nobody() -> None:
    assert run(Endpointer(1.0, 9.0), [0.0] * 3) == [NobodySpoke(3 * FRAME)]


def test_five_minutes_of_silence_are_counted_in_audio() -> None:
    frames = round(300 / FRAME)
    events = run(Endpointer(1.0, 300.0), [0.0] * frames, end=False)
    assert events == [NobodySpoke(300.0)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"patience": -1.0, "wait": 9.0},
        {"patience": 1.0, "wait": 9.0, "cap": 0.3},
        {"patience": 1.0, "wait": 9.0, "on": 0.2, "off": 0.5},
    ],
)
def test_senseless_numbers_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"negative|cap"):
        Endpointer(**wrong)


def test_a_frame_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="1024 bytes, not 1000"):
        Endpointer(1.0, 9.0).feed(bytes(1000), 0.5)


chances = st.lists(st.sampled_from([0.0, 0.2, 0.34, 0.36, 0.49, 0.5, 0.9, 1.0]), max_size=150)
lengths = st.floats(0.0, 2.0)


@settings(max_examples=200)
@given(
    chances=chances,
    patience=lengths,
    wait=lengths,
    preroll=st.floats(0.0, 0.5),
    room=st.floats(0.05, 2.0),
    shortest=st.floats(0.0, 0.2),
)
def test_any_sequence_of_probabilities(
    chances: list[float],
    patience: float,
    wait: float,
    preroll: float,
    room: float,
    shortest: float,
) -> None:
    cap = preroll + shortest + room
    endpointer = Endpointer(patience, wait, cap, preroll, shortest=shortest)
    events = run(endpointer, chances)

    terminal = [event for event in events if isinstance(event, SpeechEnded | NobodySpoke)]
    assert len(terminal) == 1, "exactly one end"
    assert events[-1] == terminal[0], "and nothing after it"
    assert endpointer.over
    assert run(endpointer, [1.0] * 50) == [], "an end is an end"

    started = [event for event in events if isinstance(event, SpeechStarted)]
    if isinstance(terminal[0], NobodySpoke):
        assert events == terminal
        assert terminal[0].at <= wait + shortest + 3 * FRAME
        return
    assert events[0] == started[0]
    assert len(started) == 1
    utterance = terminal[0].utterance
    told = b"".join(e.audio for e in events if isinstance(e, SpeechStarted | SpeechContinued))
    assert told == utterance.audio, "a recogniser hears the utterance, no more and no less"
    heard_until = utterance.start + len(utterance.audio) / FRAME_BYTES * FRAME
    assert utterance.speech_end <= heard_until + 1e-6 <= utterance.speech_end + 0.4, "and its edge"
    heard = numbers(utterance.audio)
    assert heard == list(range(heard[0], heard[0] + len(heard))), "without a gap"
    assert len(heard) * FRAME < cap + FRAME + 1e-6
    first = round(utterance.speech_start / FRAME)
    assert chances[first] >= 0.5, "speech starts where it was surely speech"
    wanted = max(0, first - int(preroll / FRAME))
    assert heard[0] <= wanted, "the pre-roll is whole"
    assert utterance.start == pytest.approx(heard[0] * FRAME)
    assert utterance.start <= utterance.speech_start < utterance.speech_end <= utterance.end


@given(st.lists(st.sampled_from([0.0, 0.4, 1.0]), max_size=60), st.integers(0, 19))
def test_in_the_silence_that_is_left_nothing_more_of_the_utterance_comes(
    chances: list[float], silent_for: int
) -> None:
    endpointer = Endpointer(20 * FRAME, 60.0, preroll=2 * FRAME, shortest=3 * FRAME)
    said = run(endpointer, chances + [1.0] * 3 + [0.0] * silent_for, end=False)
    left = endpointer.left()
    if left is None:
        assert silent_for < 12 or isinstance(said[-1], SpeechEnded)
        return
    assert silent_for >= 12
    silent = run(endpointer, [0.0] * round(left / FRAME), end=False)
    assert [type(event) for event in silent] == [SpeechEnded]
