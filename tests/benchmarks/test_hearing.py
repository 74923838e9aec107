"""The recordings that are taken, the engines that hear them, the tables that come of it."""

import json
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from benchmarks.hearing import clips, published
from benchmarks.hearing.accepts import is_answer
from benchmarks.hearing.engines import present
from benchmarks.hearing.hearing import Heard, Noise, Task, hear, sound
from benchmarks.hearing.numbers import TEMPLATES, by_speaker, is_taken
from benchmarks.hearing.once import OpenOnce
from benchmarks.hearing.report import Report, cost, problems, save
from benchmarks.hearing.scoring import Share
from tests.support.shipped import understood
from voice_checkin.asr.jsgf import automaton
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.wav import WavWriter
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE, Expect, Grammar, Transcript


def write(path: Path, pcm: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with WavWriter(path) as file:
        file.write(pcm)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "speech" / "noise"
    for name in ("kitchen", "rain", "more_rain"):
        write(folder / "wav" / f"{name}.wav", np.full(RATE, 300, "<i2").tobytes())
    rows = ["file\tkind", *(f"wav/{n}.wav\tnoise" for n in ("kitchen", "rain", "more_rain"))]
    (folder / "manifest.tsv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def test_a_noise_is_named_by_a_word_that_only_it_has(data: Path) -> None:
    assert clips.noise(data, "kitchen").name == "kitchen.wav"
    with pytest.raises(clips.DataError, match="2 recordings"):
        clips.noise(data, "rain")


def test_a_folder_without_the_recordings_says_which_it_wants(tmp_path: Path) -> None:
    with pytest.raises(clips.DataError, match="the folder that holds speech/"):
        clips.orders(tmp_path)


def test_a_limit_draws_the_same_clips_each_time() -> None:
    all_of_them = [clips.Clip(Path(f"{i}.wav"), "c") for i in range(20)]
    few = clips.some(all_of_them, 5, seed=1)
    assert few == clips.some(all_of_them, 5, seed=1) != clips.some(all_of_them, 5, seed=2)
    assert few == sorted(few, key=all_of_them.index)
    assert clips.some(all_of_them, None, 0) == clips.some(all_of_them, 99, 0) == all_of_them


@pytest.mark.parametrize("text", ["one five oh", "enter sixty two", "yes", "NO", "zero"])
def test_numbers_are_taken(text: str) -> None:
    assert is_taken(text)
    sentences = automaton(compile_grammar("numbers", load_templates(TEMPLATES)))
    assert sentences.accepts(text.lower().split())


@pytest.mark.parametrize("text", ["", "enter", "may ninth sixty two", "four thousand", "one enter"])
def test_what_is_not_only_numbers_is_left_out(text: str) -> None:
    assert not is_taken(text)


def test_speakers_count_alike_however_much_they_say() -> None:
    said = [clips.Clip(Path(), "c", speaker=who) for who in ("ann", "ann", "ann", "bob")]
    assert by_speaker(said, [True, True, True, False]) == {
        "mean of speakers": 0.5,
        "speakers all right": "1 of 2",
    }


def test_published_means_are_those_of_the_table() -> None:
    shown = {service: round(published.mean(service), 3) for service in published.ACCURACY}
    assert list(shown.values()) == [0.776, 0.845, 0.868, 0.899, 0.976]
    assert published.at("IBM Watson", 12) == 0.885
    assert published.at("IBM Watson", 11) is None


@pytest.mark.parametrize(
    ("text", "question", "answers"),
    [
        ("yes please", Expect.YES_NO, True),
        ("light roast latte", Expect.YES_NO, False),
        ("a lot", Expect.FELT, True),
        ("a lot", Expect.SLEEP, False),
        ("five hours", Expect.SLEEP, True),
        ("pause", Expect.EXERCISE, True),
        ("turn on the lamp", Expect.EXERCISE, False),
    ],
)
def test_what_answers_a_question(text: str, question: Expect, answers: bool) -> None:
    assert is_answer(understood(text, question), question) is answers


class Counting:
    """An engine that hears "yes", and counts who asks."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._scripted = ScriptedEngine([Transcript("yes", 0.8)] * 9)

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        self.asked.append(grammar.name if grammar else "free")
        return self._scripted.recogniser(grammar)

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        return ()


def test_the_same_sound_is_heard_freely_once_for_all_questions() -> None:
    counting = Counting()
    engine = OpenOnce(counting)
    for pcm in (b"ab", b"ab", b"cd"):
        recogniser = engine.recogniser()
        recogniser.feed(pcm)
        assert recogniser.finish() == Transcript("yes", 0.8)
        engine.recogniser(Grammar("closed", "", ("yes",)))
    assert counting.asked == ["free", "closed", "closed", "free", "closed"]


def test_spoken_numbers_are_heard_with_the_grammar_and_timed(tmp_path: Path) -> None:
    voice = Pyttsx3Synthesiser("en-us+f2", 150, 1.0)
    speech = voice.speak("five two one")
    voice.close()
    clip = write(tmp_path / "521.wav", resampled(speech.pcm, speech.rate, RATE))
    heard = hear(Task("vosk:small-synthetic-en", tmp_path, clip, TEMPLATES))
    assert heard.transcript.text == "five two one"
    assert heard.cpu > 0
    assert heard.problem == ""


def test_an_engine_that_cannot_listen_says_why_and_counts_as_wrong(tmp_path: Path) -> None:
    clip = write(tmp_path / "quiet.wav", bytes(RATE))
    heard = hear(Task("vosk:no-such-model", tmp_path, clip))
    assert heard.transcript.text == ""
    assert problems("vosk", [heard]) == [f"vosk: {heard.problem} (1 of 1)"]
    assert "not installed" in heard.problem


def test_noise_lies_under_the_clip_that_is_heard(data: Path) -> None:
    pcm = np.full(RATE, 3000, "<i2").tobytes()
    clip = write(data / "loud.wav", pcm)
    noise = Noise(clips.noise(data, "kitchen"), 20.0, "mean", seed=0)
    assert sound(Task("any", data, clip)) == pcm
    assert np.frombuffer(sound(Task("any", data, clip, noise=noise)), "<i2").mean() == 3300


def test_a_report_is_a_table_and_the_same_figures_as_json(tmp_path: Path) -> None:
    heard = [Heard(Transcript("yes"), seconds=2.0, cpu=0.5)]
    report = Report("orders", "Orders", [{"engine": "x", "right": Share(9, 10), **cost(heard)}])
    console = Console(record=True, width=100, file=(tmp_path / "shown").open("w"))
    report.show(console)
    assert "0.900 (0.60-0.98)" in console.export_text()
    save([report], tmp_path / "found.json")
    rows = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))[0]["rows"]
    assert rows == [
        {"engine": "x", "right": {"right": 9, "n": 10, "share": 0.9}, "x real time": 0.25}
    ]


def test_engines_are_those_that_are_here_and_the_shipped_model_is(tmp_path: Path) -> None:
    write(tmp_path / "vosk-model-xx" / "am" / "final.mdl", b"")
    here, _ = present(tmp_path)
    assert here[-2:] == ["vosk:vosk-model-xx", "vosk:small-synthetic-en"]
    here, absent = present(tmp_path / "nothing")
    assert here[-1] == "vosk:small-synthetic-en"
    assert "no Vosk model for people" in absent[-1]


def test_lists_that_are_none_say_what_they_want(tmp_path: Path) -> None:
    (tmp_path / "speech" / "noise").mkdir(parents=True)
    (tmp_path / "speech" / "picovoice_orders").mkdir()
    (tmp_path / "speech" / "noise" / "manifest.tsv").write_text("kitchen.wav", encoding="utf-8")
    (tmp_path / "speech" / "picovoice_orders" / "labels.json").write_text("[1", encoding="utf-8")
    with pytest.raises(clips.DataError, match="no column 'file'"):
        clips.listed(tmp_path, "noise")
    with pytest.raises(clips.DataError, match="intent and slots"):
        clips.orders(tmp_path)
