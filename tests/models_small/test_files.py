"""The committed model: complete, small, told about truthfully."""

import re
from pathlib import Path

from models.training import files, graph, vocabulary, voices
from models.training.features import DIMENSION
from voice_checkin.asr.models import checksums


def test_every_file_is_there_and_all_are_small(folder: Path) -> None:
    assert all((folder / name).is_file() for name in files.NAMES)
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) < 1_100_000


def test_nothing_has_changed_since_it_was_built(folder: Path) -> None:
    checksums.check(folder, every_byte=True)


def test_the_card_names_files_that_exist_and_who_it_is_for(folder: Path) -> None:
    card = (folder / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^- `([^`]+)`$", card, re.MULTILINE)
    assert set(named) == set(files.NAMES)
    assert all((folder / name).is_file() for name in named)
    assert "Not for people" in card
    assert all(voice in card for voice in voices.HELD_OUT)


def test_its_words_are_those_of_the_patterns(folder: Path) -> None:
    """Someone who changes the patterns must build the model again."""
    words = vocabulary.words(vocabulary.load())
    listed = (folder / "graph" / "words.txt").read_text(encoding="utf-8")
    assert listed == graph.words_txt(graph.symbols(words))


def test_held_out_voices_are_kept_from_training() -> None:
    assert not set(voices.TRAINED) & set(voices.HELD_OUT + voices.NEAR_HELD_OUT)


def test_the_features_are_those_of_the_configuration(folder: Path) -> None:
    mfcc = (folder / "conf" / "mfcc.conf").read_text(encoding="utf-8").split()
    assert f"--num-ceps={DIMENSION}" in mfcc
    assert "--dither=0" in mfcc
