"""On a small machine Vosk searches less; the model on disk stays as it was installed."""

from pathlib import Path

import pytest

from tests.asr.conftest import Speak
from voice_checkin.asr.models import checksums
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.asr.vosk_light import lighter, narrowed
from voice_checkin.types import RATE


def options(folder: Path) -> dict[str, float]:
    lines = (folder / "conf" / "model.conf").read_text().split()
    return {name: float(value) for name, _, value in (line.partition("=") for line in lines)}


def test_it_still_hears(small_model: Path, speak: Speak) -> None:
    recogniser = VoskEngine(small_model, light=True).recogniser()
    recogniser.feed(speak("i slept about five hours") + bytes(RATE))
    assert recogniser.finish().text == "i slept about five hours"


def test_the_beams_are_narrower_and_the_installed_files_untouched(small_model: Path) -> None:
    before = options(small_model)
    with lighter(small_model) as light:
        now = options(light)
        assert now["--beam"] < before["--beam"]
        assert now["--max-active"] < before["--max-active"]
        assert now["--acoustic-scale"] == before["--acoustic-scale"]
        for name in ("am/final.mdl", "graph/Gr.fst"):
            assert (light / name).read_bytes() == (small_model / name).read_bytes()
    assert not light.exists()
    assert options(small_model) == before
    checksums.check(small_model, every_byte=True)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("--beam=20.0\n--max-active=7000\n", "--beam=8\n--max-active=1500\n--lattice-beam=2\n"),
        ("--beam=6.5\n--max-active=700\n--lattice-beam=1", None),
        ("--min-active=200", "--min-active=200\n--beam=8\n--max-active=1500\n--lattice-beam=2\n"),
    ],
)
def test_only_what_is_wider_is_narrowed(was: str, becomes: str | None) -> None:
    assert narrowed(was) == (becomes or was)


def test_a_model_in_the_old_layout_is_loaded_as_it_is(tmp_path: Path) -> None:
    with lighter(tmp_path) as light:
        assert light == tmp_path
