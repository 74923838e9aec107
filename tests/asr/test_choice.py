"""Which recogniser is used, and what the user is told about it."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from voice_checkin.asr.choice import SMALL, choose
from voice_checkin.errors import ModelError, RecogniserError


def put(small_model: Path, installed: Path, *names: str) -> None:
    for name in names:
        shutil.copytree(small_model, installed / name)


def named(installed: Path, wanted: str = "auto", model: str | None = None) -> str:
    choice = choose(wanted, installed, model)
    assert choice is not None
    return choice.engine.name


def test_without_a_model_the_built_in_one_listens_and_hints_once(tmp_path: Path) -> None:
    choice = choose("auto", tmp_path / "absent")
    assert choice is not None
    assert choice.engine.name == "pocketsphinx"
    assert choice.hint is not None
    assert "voice-checkin models install vosk-model-small-en-us-0.15" in choice.hint


def test_an_installed_model_is_better(tmp_path: Path, small_model: Path) -> None:
    put(small_model, tmp_path, "vosk-model-en-us-0.22-lgraph", "a-model-of-my-own")
    choice = choose("auto", tmp_path)
    assert choice is not None
    assert choice.engine.name == "vosk (vosk-model-en-us-0.22-lgraph)"
    assert choice.hint is None
    put(small_model, tmp_path, "vosk-model-small-en-us-0.15")
    assert named(tmp_path) == "vosk (vosk-model-small-en-us-0.15)"
    assert named(tmp_path, model="a-model-of-my-own") == "vosk (a-model-of-my-own)"


def test_a_model_of_another_language_is_not_taken(tmp_path: Path, small_model: Path) -> None:
    put(small_model, tmp_path, "vosk-model-small-de-0.15")
    assert named(tmp_path) == "pocketsphinx"
    german = choose("auto", tmp_path, language="de")
    assert german is not None
    assert german.engine.name == "vosk (vosk-model-small-de-0.15)"


def test_vosk_without_a_model_takes_the_shipped_one_and_says_what_it_is(tmp_path: Path) -> None:
    choice = choose("vosk", tmp_path)
    assert choice is not None
    assert choice.engine.name == f"vosk ({SMALL})"
    assert choice.hint is not None
    assert "synthetic speech" in choice.hint
    assert "not for people" in choice.hint


def test_a_model_can_be_given_by_its_folder(tmp_path: Path, small_model: Path) -> None:
    put(small_model, tmp_path / "elsewhere", "mine")
    assert named(tmp_path, model=str(tmp_path / "elsewhere" / "mine")) == "vosk (mine)"


def test_a_model_that_was_asked_for_must_be_there_and_whole(
    tmp_path: Path, small_model: Path
) -> None:
    with pytest.raises(ModelError, match="'absent' is not installed"):
        choose("auto", tmp_path, "absent")
    put(small_model, tmp_path, "broken")
    (tmp_path / "broken" / "graph" / "Gr.fst").unlink()
    with pytest.raises(ModelError, match=r"graph/Gr\.fst is missing"):
        choose("auto", tmp_path, "broken")


def test_a_recogniser_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(RecogniserError, match="choose one of: auto, vosk, pocketsphinx"):
        choose("whisper", tmp_path)


def test_with_no_recogniser_at_all_there_is_the_keyboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent: Any = None
    monkeypatch.setitem(sys.modules, "pocketsphinx", absent)
    assert choose("auto", tmp_path) is None
    with pytest.raises(RecogniserError, match="PocketSphinx cannot be loaded"):
        choose("pocketsphinx", tmp_path)
