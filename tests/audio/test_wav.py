"""Recordings as people have them; what cannot be read is told in one sentence."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.audio.pcm import level_dbfs, loudest_dbfs, samples, seconds, silence
from voice_checkin.audio.wav import WavWriter, read_wav, wav_blocks
from voice_checkin.errors import AudioError

Tone = Callable[..., bytes]


def floats(tone: Tone, rate: int, channels: int) -> np.ndarray:
    mono = samples(tone(1.0, rate=rate)) / 32768
    return np.repeat(mono[:, np.newaxis], channels, axis=1)


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "ULAW"])
@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (16_000, 1), (44_100, 2), (96_000, 6)])
def test_every_flavour_becomes_the_same_sound(
    tmp_path: Path, tone: Tone, subtype: str, rate: int, channels: int
) -> None:
    path = tmp_path / "any.wav"
    soundfile.write(path, floats(tone, rate, channels), rate, subtype=subtype)
    pcm = read_wav(path)
    assert seconds(pcm) == pytest.approx(1.0, abs=0.001)
    assert level_dbfs(pcm) == pytest.approx(level_dbfs(tone(1.0)), abs=0.2)


def test_the_pipeline_s_own_format_is_read_bit_for_bit(tmp_path: Path, tone: Tone) -> None:
    with WavWriter(tmp_path / "own.wav") as writer:
        writer.write(tone(0.5))
    assert read_wav(tmp_path / "own.wav") == tone(0.5)


def test_a_long_recording_comes_in_pieces(tmp_path: Path, tone: Tone) -> None:
    with WavWriter(tmp_path / "long.wav") as writer:
        writer.write(tone(3.5))
    pieces = list(wav_blocks(tmp_path / "long.wav"))
    assert max(seconds(piece) for piece in pieces) <= 1.0
    assert b"".join(pieces) == tone(3.5)


def test_floats_too_loud_or_no_number_do_not_wrap(tmp_path: Path) -> None:
    values = np.array([2.0, -2.0, np.nan, np.inf] * 1000, dtype=np.float32)
    soundfile.write(tmp_path / "odd.wav", values, 16_000, subtype="FLOAT")
    assert samples(read_wav(tmp_path / "odd.wav"))[:4].tolist() == [32767, -32768, 0, 32767]


def test_a_silent_recording_is_read_and_its_level_tells(tmp_path: Path) -> None:
    with WavWriter(tmp_path / "silent.wav") as writer:
        writer.write(silence(1.0))
    assert loudest_dbfs(read_wav(tmp_path / "silent.wav")) == -np.inf


def test_a_recording_cut_off_in_the_middle_keeps_what_is_there(tmp_path: Path, tone: Tone) -> None:
    with WavWriter(tmp_path / "whole.wav") as writer:
        writer.write(tone(1.0))
    whole = (tmp_path / "whole.wav").read_bytes()
    (tmp_path / "cut.wav").write_bytes(whole[: len(whole) // 2])
    assert seconds(read_wav(tmp_path / "cut.wav")) == pytest.approx(0.5, abs=0.01)


def unlike_wav(tmp_path: Path) -> dict[str, tuple[Path, str]]:
    empty, text, header, flac, slow, silent = (
        tmp_path / name
        for name in ("empty.wav", "text.wav", "header.wav", "music.flac", "slow.wav", "none.wav")
    )
    empty.touch()
    text.write_text("how are you today?\n" * 50)
    header.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    soundfile.write(flac, np.zeros(100), 16_000)
    soundfile.write(slow, np.zeros(100), 4_000)
    soundfile.write(silent, np.zeros(0), 16_000)
    return {
        "missing": (tmp_path / "no.wav", "does not exist; check the name"),
        "folder": (tmp_path, "is a folder; name the WAV files"),
        "no file": (Path("/dev/zero"), "does not exist"),
        "no name": (tmp_path / ("x" * 300), "; check "),
        "empty": (empty, "is empty; record it again"),
        "text": (text, "convert it: ffmpeg -i text.wav"),
        "header": (header, "damaged or something else; record it again"),
        "flac": (flac, "is a FLAC file, not a WAV file; convert it: ffmpeg -i music.flac music"),
        "slow": (slow, "has 4000 samples per second; record it with 16000"),
        "no sound": (silent, "holds no sound; record it again"),
    }


@pytest.mark.parametrize(
    "what",
    [
        "missing",
        "no file",
        "no name",
        "folder",
        "empty",
        "text",
        "header",
        "flac",
        "slow",
        "no sound",
    ],
)
def test_what_cannot_be_read_is_told_with_its_mend(tmp_path: Path, what: str) -> None:
    path, told = unlike_wav(tmp_path)[what]
    with pytest.raises(AudioError) as problem:
        read_wav(path)
    assert str(path) in str(problem.value)
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)


@settings(max_examples=50, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 255)), max_size=5),
    length=st.integers(1, 400),
)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], length: int
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "damaged.wav"
    with WavWriter(path) as writer:
        writer.write(b"\x10\x20" * 200)
    damaged = bytearray(path.read_bytes())
    for at, value in changes:
        damaged[at] = value
    path.write_bytes(damaged[:length])
    with suppress(AudioError):
        assert len(read_wav(path)) < 10_000


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path, tone: Tone) -> None:
    path = tmp_path / "reply.wav"
    with WavWriter(path) as writer:
        writer.write(tone(0.1))
        assert not path.exists()
    before = path.read_bytes()
    with suppress(KeyboardInterrupt), WavWriter(path) as writer:
        writer.write(tone(0.5))
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_two_channels_are_written_side_by_side(tmp_path: Path) -> None:
    with WavWriter(tmp_path / "both.wav", 22_050, channels=2) as writer:
        writer.write(np.array([1, 2, 3, 4], "<i2").tobytes())
    both, rate = soundfile.read(tmp_path / "both.wav", dtype="int16")
    assert (both.tolist(), rate) == ([[1, 2], [3, 4]], 22_050)


def test_a_place_that_cannot_be_written_is_told_with_its_mend(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"cannot be written .*; choose a folder that exists"):
        WavWriter(tmp_path / "no" / "such" / "folder.wav")


def test_a_name_taken_by_a_folder_is_told_and_leaves_nothing(tmp_path: Path, tone: Tone) -> None:
    (tmp_path / "taken.wav").mkdir()
    writer = WavWriter(tmp_path / "taken.wav")
    writer.write(tone(0.1))
    with pytest.raises(AudioError, match="cannot be written"):
        writer.close()
    assert [path.name for path in tmp_path.iterdir()] == ["taken.wav"]
