"""Recordings: read WAV files of any flavour as pipeline audio, write ours whole or not at all."""

import os
import wave
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from voice_checkin.audio.pcm import from_float
from voice_checkin.audio.resample import Resampler
from voice_checkin.errors import AudioError
from voice_checkin.types import RATE

_FORMATS: Final = frozenset({"WAV", "WAVEX", "RF64"})
_SLOWEST: Final = 8_000
"""Samples per second below which speech cannot be understood."""
_FASTEST: Final = 768_000
_BLOCK_SECONDS: Final = 1.0


def read_wav(path: Path) -> bytes:
    """A recording as int16 mono PCM at 16 kHz, whatever its rate, channels and sample format.

    Raises AudioError for a path that is missing, a directory, empty, broken, or no WAV file.
    A recording of pure silence is a recording; `pcm.loudest_dbfs` tells.
    """
    return b"".join(wav_blocks(path))


def wav_blocks(path: Path) -> Iterator[bytes]:
    """`read_wav` in pieces of about a second, for recordings that are long."""
    import soundfile

    _check_file(path)
    try:
        with soundfile.SoundFile(str(path)) as recording:
            _check_format(path, recording)
            resampler = Resampler(recording.samplerate, RATE)
            size = round(recording.samplerate * _BLOCK_SECONDS)
            while len(block := recording.read(size, dtype="float32", always_2d=True)):
                yield resampler.feed(from_float(block.mean(axis=1)))
            yield resampler.finish()
    except soundfile.LibsndfileError:
        raise AudioError(
            f"{path} cannot be read as a WAV file: it is damaged or something else; "
            f"record it again, or convert it: ffmpeg -i {path.name} new.wav"
        ) from None


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise AudioError(f"{path} is a folder; name the WAV files in it: {path / '*.wav'}")
        if not path.is_file():
            raise AudioError(f"{path} does not exist; check the name of the recording")
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as bad:
        raise AudioError(
            f"{path} cannot be read ({bad.strerror}); check its name and who may read it"
        ) from None
    if empty:
        raise AudioError(f"{path} is empty; record it again")


def _check_format(path: Path, recording: Any) -> None:
    if recording.format not in _FORMATS:
        raise AudioError(
            f"{path} is a {recording.format} file, not a WAV file; "
            f"convert it: ffmpeg -i {path.name} {path.stem}.wav"
        )
    if not recording.frames:
        raise AudioError(f"{path} holds no sound; record it again")
    if not _SLOWEST <= recording.samplerate <= _FASTEST:
        raise AudioError(
            f"{path} has {recording.samplerate} samples per second; "
            f"record it with 16000 (at least {_SLOWEST})"
        )


class WavWriter:
    """A new WAV file of int16 PCM. It appears under its name when closed, whole, or not at all.

    `rate` in samples per second; with two channels, `write` takes interleaved samples. As a
    context manager it keeps nothing if the block raises. Raises AudioError where the file cannot
    be written.
    """

    def __init__(self, path: Path, rate: int = RATE, channels: int = 1) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            self._file = self._part.open("wb")
        except OSError as bad:
            raise self._cannot(bad) from None
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115
        self._wave.setparams((channels, 2, rate, 0, "NONE", "not compressed"))

    def write(self, pcm: bytes) -> None:
        """Append `pcm`."""
        try:
            self._wave.writeframesraw(pcm)
        except OSError as bad:
            self.discard()
            raise self._cannot(bad) from None

    def close(self) -> None:
        """Finish the file and put it in place, over an older one of that name."""
        try:
            self._wave.close()
            self._file.close()
            self._part.replace(self._path)
        except OSError as bad:
            self.discard()
            raise self._cannot(bad) from None

    def discard(self) -> None:
        """Leave nothing behind."""
        for file in (self._wave, self._file):
            with suppress(OSError):  # the disk that is full or gone may be why we are here
                file.close()
        self._part.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()

    def _cannot(self, bad: OSError) -> AudioError:
        return AudioError(
            f"{self._path} cannot be written ({bad.strerror}); choose a folder that exists, "
            "has room, and is yours to write to"
        )
