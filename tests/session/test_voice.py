"""The ear and the mouth on a tape: a person, a microphone, an endpointer, a recogniser."""

import pytest

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.audio.pcm import scaled, silence
from voice_checkin.audio.room import PersonTurn, Tape, TapeMicrophone, TapeSpeaker
from voice_checkin.audio.vad import LevelVad
from voice_checkin.errors import AudioError
from voice_checkin.session.ports import Nothing, Utterance
from voice_checkin.session.voice import VoiceEar, VoiceMouth, adjusted
from voice_checkin.tts.synthesiser import Manner, Speech, ToneSynthesiser
from voice_checkin.types import RATE, Adjust, Expect, Listen, Say


class Voice(ToneSynthesiser):
    manner = Manner()


def speech(words: str) -> bytes:
    return ToneSynthesiser(RATE).speak(words).pcm


def ear(*turns: PersonTurn, said: tuple[str, ...] = (), patience: float = 1.0) -> VoiceEar:
    engine = ScriptedEngine(said)
    microphone = TapeMicrophone(Tape(), turns)
    return VoiceEar(microphone, LevelVad, lambda _: engine.recogniser(), patience)


def words(heard: Utterance | Nothing) -> str:
    assert isinstance(heard, Utterance)
    return heard.transcript.text


def test_one_utterance_comes_back_as_its_words() -> None:
    hearing = ear(PersonTurn(speech("numb really")), said=("numb really",))
    assert words(hearing.hear(Listen())) == "numb really"


def test_who_answers_at_once_is_heard_while_the_recogniser_gets_ready() -> None:
    done: list[str] = []

    class Microphone(TapeMicrophone):
        def listen(self) -> None:
            done.append("listen")
            super().listen()

    def slow(_: Expect) -> Recogniser:
        done.append("recogniser")
        return ScriptedEngine(["numb"]).recogniser()

    microphone = Microphone(Tape(), [PersonTurn(speech("numb"))])
    assert words(VoiceEar(microphone, LevelVad, slow).hear(Listen())) == "numb"
    assert done == ["listen", "recogniser"]


def test_each_utterance_gets_a_fresh_recogniser() -> None:
    hearing = ear(PersonTurn(speech("numb")), PersonTurn(speech("low")), said=("numb", "low"))
    assert [words(hearing.hear(Listen())) for _ in range(2)] == ["numb", "low"]


def test_how_much_of_the_wait_is_used_up_is_told() -> None:
    heard = ear(PersonTurn(speech("lamp"), delay=2.0), said=("lamp",)).hear(Listen(wait=6.0))
    assert isinstance(heard, Utterance)
    assert heard.after is not None
    assert 3.2 < heard.after < 3.8  # two seconds, the word, and the patience after it


def test_nobody_speaking_is_silence_and_takes_as_long_as_we_wait() -> None:
    tape = Tape()
    microphone = TapeMicrophone(tape, [PersonTurn(b"")])
    hearing = VoiceEar(microphone, LevelVad, lambda _: ScriptedEngine(["never"]).recogniser())
    assert hearing.hear(Listen(wait=9.0)) is Nothing.SILENCE
    assert abs(tape.now - 9.0) < 0.1


def test_a_patient_person_is_given_more_time_but_an_exercise_keeps_its_pace() -> None:
    for timed, waited in ((False, 12.0), (True, 6.0)):
        tape = Tape()
        microphone = TapeMicrophone(tape, [PersonTurn(b"")])
        hearing = VoiceEar(microphone, LevelVad, lambda _: ScriptedEngine([]).recogniser(), 2.0)
        assert hearing.hear(Listen(wait=6.0, timed=timed)) is Nothing.SILENCE
        assert abs(tape.now - waited) < 0.1


def test_a_thoughtful_pause_stays_inside_the_patience_of_the_question() -> None:
    thinking = speech("i feel") + silence(2.0) + speech("numb")
    patient = ear(PersonTurn(thinking), said=("i feel numb", "rest"))
    assert words(patient.hear(Listen(patience=2.5))) == "i feel numb"
    assert patient.hear(Listen()) is Nothing.CLOSED


def test_how_loud_it_was_is_told() -> None:
    loud, soft = speech("numb"), scaled(speech("numb"), 0.5)
    hearing = ear(PersonTurn(loud), PersonTurn(soft), said=("numb", "numb"))
    first, second = hearing.hear(Listen()), hearing.hear(Listen())
    assert isinstance(first, Utterance)
    assert isinstance(second, Utterance)
    assert first.level is not None
    assert second.level is not None
    assert second.level.dbfs == pytest.approx(first.level.dbfs - 6, abs=0.5)


def test_the_end_of_all_recordings_closes() -> None:
    assert ear(said=("never",)).hear(Listen()) is Nothing.CLOSED


def test_what_is_being_heard_can_be_watched() -> None:
    seen: list[str] = []
    engine = ScriptedEngine(["numb"])
    microphone = TapeMicrophone(Tape(), [PersonTurn(speech("numb"))])
    VoiceEar(microphone, LevelVad, lambda _: engine.recogniser(), 1.0, seen.append).hear(Listen())
    assert set(seen) == {"numb"}


def test_the_mouth_returns_when_the_last_sample_has_left() -> None:
    tape = Tape()
    lasted = VoiceMouth(Voice(RATE), TapeSpeaker(tape)).say(Say("how are you")).seconds
    assert abs(lasted - Speech(speech("how are you"), RATE).seconds) < 0.01
    assert abs(tape.now - lasted) < 0.01


def test_a_tone_marks_the_breath_where_one_may() -> None:
    voice = Voice(RATE)
    breath = Say("In.", tone="rise")
    assert VoiceMouth(voice, TapeSpeaker(Tape())).say(breath).seconds == pytest.approx(
        0.9, abs=0.01
    )
    assert voice.spoken == []
    VoiceMouth(voice, TapeSpeaker(Tape()), tones=False).say(breath)
    assert voice.spoken == ["In."]


def test_a_chime_is_over_before_anything_else_happens() -> None:
    tape = Tape()
    VoiceMouth(Voice(RATE), TapeSpeaker(tape)).chime("wake")
    assert 0.1 < tape.now < 0.5
    quiet = Tape()
    VoiceMouth(Voice(RATE), TapeSpeaker(quiet), tones=False).chime("wake")
    assert quiet.now == 0.0


def test_a_chime_that_cannot_be_heard_ends_nothing() -> None:
    class Gone(TapeSpeaker):
        def play(self, pcm: bytes, rate: int) -> None:
            raise AudioError("it was unplugged")

    VoiceMouth(Voice(RATE), Gone(Tape())).chime("logged")
    with pytest.raises(AudioError):
        VoiceMouth(Voice(RATE), Gone(Tape())).say(Say("how are you"))


def test_slower_faster_louder_quieter_stay_within_what_a_voice_can_do() -> None:
    manner = Manner(rate=150, volume=0.5)
    assert adjusted(manner, Adjust("slower")).rate < 150 < adjusted(manner, Adjust("faster")).rate
    assert adjusted(manner, Adjust("quieter")).volume < 0.5
    assert adjusted(manner, Adjust("louder")).volume > 0.5
    for change in ("slower", "faster", "louder", "quieter"):
        for _ in range(30):
            manner = adjusted(manner, Adjust(change))  # Manner refuses what is out of range
