"""An encoder that is damaged is told in one sentence."""

import shutil
from pathlib import Path

import pytest

from voice_checkin.catalogue.learned import load_reader, read_from
from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.reading import Reader
from voice_checkin.resources import models_root

FILES = ("labels.json", "vocabulary.txt", "encoder.onnx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(models_root() / "understanding-en" / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_what_is_missing_is_said(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(CatalogueError, match=f"{name}.*install the program again"):
        read_from(folder)


@pytest.mark.parametrize("name", FILES)
def test_what_is_damaged_is_said_and_never_run(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CatalogueError, match=f"{name}.*install the program again"):
        read_from(folder)


def test_what_is_no_card_is_said(folder: Path) -> None:
    (folder / "labels.json").write_text("[]")
    with pytest.raises(CatalogueError, match=r"labels.json.*install the program again"):
        read_from(folder)


def test_a_language_without_an_encoder_does_without() -> None:
    assert load_reader("xx") is None


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = load_reader("en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("",),
        ("a" * 10_000,),
        ("\u0301",),
        ("\u0928\u092e\u0938\u094d\u0924\u0947",),
        ("sad",) * 400,
        ("antidisestablishmentarianism" * 3,) * 400,
    ],
)
def test_any_words_are_read(reader: Reader, words: tuple[str, ...]) -> None:
    reading = reader.read(words)
    assert all(len(told) == len(words) for told in reading.words)
    assert all(0.99 < sum(likely.values()) < 1.01 for likely in reading.concerns)


def test_a_network_at_rest_is_asked_as_ever(reader: Reader) -> None:
    words = ("i", "am", "numb")
    reader.network.ready()
    before = reader.read(words).intents
    reader.network.rest()
    assert reader.read(words).intents == before


def test_what_was_changed_while_it_rested_is_never_run(folder: Path) -> None:
    found = read_from(folder)
    whole = (folder / "encoder.onnx").read_bytes()
    (folder / "encoder.onnx").write_bytes(whole + b"x")
    with pytest.raises(CatalogueError, match="install the program again"):
        found.network.ready()
