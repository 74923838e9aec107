"""Rooms for benchmarks: recordings of people, and what else may sound while they speak."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from voice_checkin.audio.pcm import FULL_SCALE, from_float, samples
from voice_checkin.audio.wav import read_wav
from voice_checkin.types import RATE

Samples = NDArray[np.float64]
"""From -1 to 1, at 16 kHz."""

FOLDERS: Final = {
    "orders": "picovoice_orders",
    "numbers": "an4_train_numbers/wav",
    "commands": "speech_to_phrase_en/wav",
    "wake words": "wakeword_picovoice/wav",
}
"""The folders of people under the data's folder `speech`."""
KINDS: Final = ("kitchen", "dishes", "fan", "music", "babble")
_TALKERS: Final = 6
"""People who talk at once in the babble."""
_BABBLE_SECONDS: Final = 60
_LONGEST: Final = 16.0
"""Seconds up to which a recording counts as one utterance."""


@dataclass(frozen=True)
class Clip:
    """One recorded utterance."""

    path: Path
    audio: Samples


def clips(speech: Path, each: int, seed: int) -> list[Clip]:
    """Up to `each` recordings of every folder, drawn with this seed."""
    found = []
    for folder in FOLDERS.values():
        paths = sorted((speech / folder).glob("*.wav"))
        order = np.random.default_rng(seed).permutation(len(paths))
        short = (c for at in order if len((c := _clip(paths[at])).audio) <= _LONGEST * RATE)
        found += [clip for clip, _ in zip(short, range(each), strict=False)]
    return found


def noises(speech: Path, seed: int) -> dict[str, Samples]:
    """Each kind of noise: two kitchens, a fan (pink noise), music, six people talking at once."""
    recorded = speech / "noise" / "wav"
    return {
        "kitchen": read(recorded / "picovoice_kitchen.wav"),
        "dishes": read(recorded / "speechcmd_doing_the_dishes.wav"),
        "fan": pink(60 * RATE, seed),
        "music": read(recorded / "librosa_Kevin_MacLeod_-_Vibe_Ace.wav"),
        "babble": babble(sorted((speech / FOLDERS["numbers"]).glob("*.wav")), seed),
    }


def read(path: Path) -> Samples:
    """A recording as samples."""
    return samples(read_wav(path)).astype(np.float64) / FULL_SCALE


def pcm(audio: Samples) -> bytes:
    """Samples as int16, clipped at full scale."""
    return from_float(audio)


def pink(length: int, seed: int) -> Samples:
    """Noise whose power falls by 3 dB an octave, at about -20 dBFS."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(length))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1.0))
    noise: Samples = np.fft.irfft(spectrum, length)
    return noise * (0.1 / rms(noise))


def rms(audio: Samples) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(audio)))) if len(audio) else 0.0


def active_rms(audio: Samples) -> float:
    """Root mean square of the loud half of the blocks of 32 ms: of the speech, not its pauses."""
    blocks = audio[: len(audio) // 512 * 512].reshape(-1, 512)
    powers = np.sort(np.mean(np.square(blocks), axis=1))
    return float(np.sqrt(np.mean(powers[len(powers) // 2 :])))


def stretch(noise: Samples, length: int, random: np.random.Generator) -> Samples:
    """`length` samples of the noise from a random place on, repeated where it is too short."""
    at = int(random.integers(len(noise)))
    return np.resize(np.roll(noise, -at), length)


def mixed(speech: Samples, noise: Samples, snr: float, speech_rms: float) -> Samples:
    """Speech with noise of the same length, `snr` dB below the speech's level."""
    return speech + noise * (speech_rms / max(rms(noise), 1e-9) / 10 ** (snr / 20))


def attenuated(by: float) -> Callable[[Samples], Samples]:
    """Makes audio quieter by so many dB."""
    return lambda audio: audio / 10 ** (by / 20)


def babble(paths: Sequence[Path], seed: int, seconds: int = _BABBLE_SECONDS) -> Samples:
    """Six people talking at once, each from recordings drawn with this seed, at about -20 dBFS."""
    random = np.random.default_rng(seed)
    length = seconds * RATE
    total = np.zeros(length)
    for _ in range(_TALKERS):
        talk = np.concatenate([read(paths[at]) for at in random.permutation(len(paths))[:40]])
        talk = talk[np.abs(talk) > 0] if not len(talk) else talk
        total += stretch(talk / active_rms(talk), length, random)
    return total * (0.1 / rms(total))


def _clip(path: Path) -> Clip:
    return Clip(path, read(path))
