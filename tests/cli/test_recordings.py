"""Recordings in the place of a microphone: the words in them, and whole conversations."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.commands import Run, events
from voice_checkin.audio.pcm import scaled, silence
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.wav import WavWriter, read_wav
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE

COFFEE = """
language: en
intents:
  drink:
    data:
      - sentences:
          - "(tea|coffee) [please]"
          - "a [{kind}] tea"
lists:
  kind:
    values: ["good", "nice"]
"""


@pytest.fixture(scope="module")
def voice() -> Iterator[Pyttsx3Synthesiser]:
    speaker = Pyttsx3Synthesiser("en-us+Andrea", 150, engine="espeak")
    yield speaker
    speaker.close()


def record(path: Path, voice: Pyttsx3Synthesiser, *turns: str, pause: float = 3.0) -> Path:
    """The turns in one file, with pauses between them."""
    with WavWriter(path) as file:
        for turn in turns:
            speech = voice.speak(turn)
            file.write(silence(0.5) + resampled(speech.pcm, speech.rate, RATE) + silence(pause))
    return path


def test_vosk_gives_words_with_times_and_confidence(
    run: Run, home: Path, voice: Pyttsx3Synthesiser
) -> None:
    path = record(home / "one.wav", voice, "i slept about five hours")
    result = run("transcribe", "--engine", "vosk", "--json", path)
    (heard,) = events(result)
    assert heard["text"] == "i slept about five hours"
    starts = [word["start"] for word in heard["words"]]
    assert starts == sorted(starts)
    assert "not for people" in result.stderr


def test_how_loud_it_was_is_told_in_decibels(
    run: Run, home: Path, voice: Pyttsx3Synthesiser
) -> None:
    path = record(home / "one.wav", voice, "i slept about five hours")
    quiet = home / "quiet.wav"
    with WavWriter(quiet) as file:
        file.write(scaled(read_wav(path), 0.1))
    loud, soft = events(run("transcribe", "--engine", "vosk", "--json", path, quiet))
    assert -30 < loud["level_dbfs"] < -10
    assert soft["level_dbfs"] == pytest.approx(loud["level_dbfs"] - 20, abs=1.5)
    # The rest of a recording of silence and a synthetic voice is digital silence.
    assert loud["snr_db"] is None or loud["snr_db"] > 30


def test_pocketsphinx_is_built_in(run: Run, home: Path, voice: Pyttsx3Synthesiser) -> None:
    path = record(home / "one.wav", voice, "yes")
    (heard,) = events(run("transcribe", "--engine", "pocketsphinx", "--json", path))
    assert heard["engine"] == "pocketsphinx"


@pytest.mark.parametrize("engine", ["vosk", "pocketsphinx"])
def test_a_grammar_of_another_catalogue_constrains_either_engine(
    run: Run, home: Path, voice: Pyttsx3Synthesiser, engine: str
) -> None:
    (home / "coffee.yaml").write_text(COFFEE)
    path = record(home / "one.wav", voice, "coffee please")
    (heard,) = events(
        run("transcribe", "--engine", engine, "--grammar", home / "coffee.yaml", "--json", path)
    )
    assert set(heard["text"].split()) <= {"tea", "coffee", "please", "a", "good", "nice"}
    if engine == "vosk":
        assert heard["text"] == "coffee please"


def test_the_same_catalogue_gives_the_slots(run: Run, home: Path) -> None:
    (home / "coffee.yaml").write_text(COFFEE)
    (meant,) = events(run("understand", "--intents", home / "coffee.yaml", "--json", "a nice tea"))
    assert (meant["intent"], meant["slots"]) == ("drink", {"kind": "nice"})


def test_a_bad_recording_does_not_cost_the_good_ones(
    run: Run, home: Path, voice: Pyttsx3Synthesiser
) -> None:
    good = record(home / "good.wav", voice, "yes")
    result = run("transcribe", "--engine", "vosk", "--json", home / "gone.wav", good)
    assert result.exit_code == 1
    assert "gone.wav" in result.stderr
    assert [event["text"] for event in events(result)] == ["yes"]


def test_a_silent_recording_is_said_to_be_silent(run: Run, home: Path) -> None:
    with WavWriter(home / "silent.wav") as file:
        file.write(silence(2.0))
    result = run("transcribe", "--engine", "vosk", home / "silent.wav")
    assert result.exit_code == 1
    assert "is silent" in result.stderr


def test_a_conversation_from_one_recording_with_pauses(
    run: Run, home: Path, voice: Pyttsx3Synthesiser
) -> None:
    path = record(home / "turns.wav", voice, "i slept about five hours", "no thanks", "no thanks")
    replies = home / "replies.wav"
    result = run("replay", path, "--engine", "vosk", "--speak-to", replies, "--json")
    found = events(result)
    assert found[-1]["end"] in ("done", "gone")
    assert replies.stat().st_size > 10_000
    (entry,) = json.loads(run("export").stdout)["entries"]
    assert entry["sleep"]["hours"] == 5


def test_one_file_a_turn(run: Run, home: Path, voice: Pyttsx3Synthesiser) -> None:
    turns = [
        record(home / f"{number}.wav", voice, said)
        for number, said in enumerate(("i feel numb", "no thanks"))
    ]
    found = events(run("replay", *turns, "--engine", "vosk", "--json"))
    assert [event["heard"] for event in found if "heard" in event][:1] == ["i feel numb"]


def test_an_answer_is_heard_as_the_question_would_hear_it(
    run: Run, home: Path, voice: Pyttsx3Synthesiser
) -> None:
    path = record(home / "one.wav", voice, "no thanks")
    (heard,) = events(run("transcribe", "--engine", "vosk", "--expect", "yes_no", "--json", path))
    assert heard["text"] == "no thanks"
    assert heard["decision"] in ("accept", "confirm", "ask_again", "come_closer")


def test_times_are_those_of_the_recording(run: Run, home: Path, voice: Pyttsx3Synthesiser) -> None:
    path = record(home / "one.wav", voice, "no thanks")
    late = home / "late.wav"
    with WavWriter(late) as file:
        file.write(silence(5.0) + read_wav(path))
    early, later = events(run("transcribe", "--engine", "vosk", "--json", path, late))
    assert early["text"] == later["text"]
    shift = later["words"][0]["start"] - early["words"][0]["start"]
    assert shift == pytest.approx(5.0, abs=0.1)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--expect", "weather"), "no kind of question"),
        (("--expect", "felt", "--grammar", "any.yaml"), "give one of them"),
    ],
)
def test_ways_to_listen_that_there_are_not(
    run: Run, home: Path, options: tuple[str, ...], complaint: str
) -> None:
    result = run("transcribe", "--engine", "vosk", *options, home / "one.wav")
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert result.stderr.count("\n") == 1


def test_own_words_are_heard_when_asked_for(run: Run, home: Path) -> None:
    run("words", "add", "habit", "zorbeling")
    templates = (
        "language: en\nintents:\n  log:\n    data:\n      - sentences: ['log {habit}', 'stop']\n"
    )
    (home / "log.yaml").write_text(templates + "lists:\n  habit:\n    wildcard: true\n")
    slow = Pyttsx3Synthesiser("en-us+Mike", 90, engine="espeak")
    path = record(home / "one.wav", slow, "log zorbeling")
    slow.close()
    options = ("--engine", "pocketsphinx", "--grammar", home / "log.yaml", "--json")
    (without,) = events(run("transcribe", *options, path))
    (heard,) = events(run("transcribe", *options, "--own-words", path))
    assert without["text"] != heard["text"] == "log zorbeling"
