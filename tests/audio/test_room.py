"""The room on tape: one clock, two voices, no sleeping."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import soundfile

from voice_checkin.audio.endpointing import Endpointer, NobodySpoke, SpeechEnded, Utterance
from voice_checkin.audio.pcm import samples, seconds
from voice_checkin.audio.room import PersonTurn, Segment, Tape, TapeMicrophone, TapeSpeaker
from voice_checkin.audio.vad import LevelVad
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS

Tone = Callable[..., bytes]


def hear(microphone: TapeMicrophone, wait: float = 5.0) -> Utterance | None:
    endpointer, vad = Endpointer(patience=0.5, wait=wait), LevelVad()
    microphone.listen()
    while True:
        frame = microphone.read()
        judged = endpointer.feed(frame, vad.probability(frame)) if frame else endpointer.finish()
        for event in judged:
            match event:
                case SpeechEnded(utterance=utterance):
                    return utterance
                case NobodySpoke():
                    return None


def test_a_conversation_is_on_tape_with_who_spoke_when(tmp_path: Path, tone: Tone) -> None:
    tape = Tape()
    speaker = TapeSpeaker(tape)
    microphone = TapeMicrophone(tape, [PersonTurn(tone(1.0), "fine", delay=0.5)])
    speaker.caption("how are you?")
    speaker.play(tone(2.0, rate=22_050), 22_050)
    speaker.wait()
    assert hear(microphone) is not None
    speaker.caption("logged")
    speaker.play(tone(1.0), 16_000)
    speaker.wait()

    ask, answer, reply = tape.segments
    assert (ask.who, ask.label, ask.start) == ("assistant", "how are you?", 0.0)
    assert ask.end == pytest.approx(2.0, abs=0.001)
    assert (answer.who, answer.label) == ("person", "fine")
    assert answer.start == pytest.approx(2.5, abs=0.001)
    assert answer.end == pytest.approx(3.5, abs=0.001)
    assert reply.start == pytest.approx(answer.end + 0.5, abs=3 * FRAME_SECONDS)
    assert tape.now == pytest.approx(reply.end)

    tape.save(tmp_path / "tape.wav")
    both, rate = soundfile.read(tmp_path / "tape.wav", dtype="int16")
    assert (rate, len(both)) == (16_000, round(tape.now * 16_000))
    person, assistant = both[:, 0], both[:, 1]
    for voice, spoken in ((person, [answer]), (assistant, [ask, reply])):
        at = {round(t * 16_000) for part in spoken for t in (part.start + 0.1, part.end - 0.1)}
        assert all(abs(voice[t : t + 100].astype(int)).max() > 5000 for t in at)
    assert abs(assistant[round(2.6 * 16_000) : round(3.4 * 16_000)].astype(int)).max() == 0


def test_a_turn_in_silence_lasts_as_long_as_we_wait(tone: Tone) -> None:
    tape = Tape()
    microphone = TapeMicrophone(tape, [PersonTurn(b""), PersonTurn(tone(0.5))])
    assert hear(microphone, wait=8.0) is None
    assert tape.now == pytest.approx(8.0, abs=FRAME_SECONDS)
    assert tape.segments == ()
    assert hear(microphone) is not None
    assert not microphone.over()


def test_after_the_last_turn_comes_the_end(tone: Tone) -> None:
    microphone = TapeMicrophone(Tape(), [PersonTurn(tone(0.5))])
    assert hear(microphone) is not None
    microphone.listen()
    assert microphone.read() == b""
    assert microphone.over()


def test_or_some_silence_or_silence_for_ever() -> None:
    some = TapeMicrophone(Tape(), [], last_silence=0.32)
    some.listen()
    assert [some.read() for _ in range(11)] == [bytes(FRAME_BYTES)] * 10 + [b""]
    for_ever = TapeMicrophone(Tape(), [], last_silence=None)
    for_ever.listen()
    assert all(for_ever.read() == bytes(FRAME_BYTES) for _ in range(1000))
    assert not for_ever.over()


def test_the_person_may_decide_what_to_say_when_it_is_their_turn(tone: Tone) -> None:
    tape = Tape()

    def person() -> Iterator[PersonTurn]:
        yield PersonTurn(tone(0.5), f"it is {tape.now:.0f}")

    microphone = TapeMicrophone(tape, person())
    tape.advance(16_000 * 7)
    hear(microphone)
    assert tape.segments[0].label == "it is 7"


def test_who_is_cut_off_has_said_only_what_was_heard(tone: Tone) -> None:
    tape = Tape()
    with TapeMicrophone(tape, [PersonTurn(tone(3.0), "a long story", delay=0.0)]) as microphone:
        microphone.listen()
        for _ in range(50):
            microphone.read()
    assert tape.segments == (Segment("person", 0.0, 50 * FRAME_SECONDS, "a long story"),)


def test_speech_goes_on_while_somebody_listens(tone: Tone) -> None:
    tape = Tape()
    speaker, microphone = TapeSpeaker(tape), TapeMicrophone(tape, [], last_silence=None)
    speaker.play(tone(10 * FRAME_SECONDS), 16_000)
    microphone.listen()
    playing = []
    for _ in range(12):
        microphone.read()
        playing.append(speaker.playing())
    assert playing == [True] * 9 + [False] * 3


def test_stop_takes_the_rest_off_the_tape(tone: Tone) -> None:
    tape = Tape()
    speaker, microphone = TapeSpeaker(tape), TapeMicrophone(tape, [], last_silence=None)
    speaker.play(tone(2.0), 16_000)
    microphone.listen()
    for _ in range(5):
        microphone.read()
    speaker.stop()
    for _ in range(20):
        microphone.read()
    assert tape.segments == (Segment("assistant", 0.0, 5 * FRAME_SECONDS, ""),)
    right = samples(tape.stereo())[1::2]
    assert seconds(right.tobytes().rstrip(b"\0")) == pytest.approx(5 * FRAME_SECONDS, abs=0.001)


def test_a_minute_of_conversation_is_the_same_every_time(tone: Tone) -> None:
    def run() -> tuple[bytes, tuple[Segment, ...]]:
        tape = Tape()
        speaker = TapeSpeaker(tape)
        turns = [PersonTurn(tone(1.0 + i), str(i)) for i in range(4)]
        microphone = TapeMicrophone(tape, turns)
        for _ in turns:
            speaker.play(tone(5.0, rate=22_050), 22_050)
            speaker.wait()
            hear(microphone)
        return tape.stereo(), tape.segments

    assert run() == run()
