"""The wake word: how often it is missed, and how often something else calls.

    python -m benchmarks.wake_word --heard DIR [--list FILE] --other DIR... [--minutes 10]
                                   [--snr 12 6] [--synthetic] [--json]

`--heard` holds recordings of wake words. Which word is in one is told by the beginning of its name
("hey_jarvis__12.wav") or by `--list`, a table with the columns file and word (or transcript), tabs
between them. What is none of the built-in words there ("jarvis" alone, "computer") is speech in
which every word has to stay silent, told apart by what is said; what the list says nothing of is
left out. `--other` holds whatever else is heard in rooms. Every recording goes through the
program's own `WakeWord`, frame by frame; those that must not call follow each other in one stream,
as in a day. Noise is made: white, pink, people talking at once (from all of `--other`), a quiet
room, and nothing at all. `--snr` mixes pink noise and babble under the wake words. `--synthetic`
adds espeak-ng's voices, which tell little of people.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks import rooms
from benchmarks.rooms import Samples
from benchmarks.wake_counts import Called, Missed, print_called, print_missed, totals
from models.training import measure, voices
from voice_checkin.audio.framing import Chunker
from voice_checkin.types import RATE
from voice_checkin.wake.word import WORDS, WakeWord, Word

_AROUND: Final = 1.0
"""Seconds of a quiet room before and after a wake word."""
_BETWEEN: Final = 0.5
"""Seconds of a quiet room between recordings of other speech."""
_QUIET: Final = 10 ** (-70 / 20)
"""Of full scale: a quiet room (-70 dBFS)."""
_NOISE: Final = 10 ** (-35 / 20)
"""Of full scale: made noise (-35 dBFS), as loud as speech across a room."""
_PACES: Final = (135, 155, 175)
"""Words a minute of the synthetic voices."""


def plain(text: str) -> str:
    """Words of letters, joined by underscores: "Hey, Jarvis" is "hey_jarvis"."""
    return "_".join(re.findall(r"[a-z]+", text.lower()))


def word_of(said: str) -> Word | None:
    """The built-in word that this begins with, if any."""
    name = plain(said) + "_"
    return next((word for word in WORDS if name.startswith(f"{word}_")), None)


def listed(file: Path) -> dict[str, str]:
    """What is said in each recording, by the recording's file name."""
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {Path(row["file"]).name: row.get("word") or row.get("transcript", "") for row in rows}


def sorted_by_word(
    paths: Iterable[Path], said: Mapping[str, str]
) -> tuple[dict[Word, list[Path]], dict[str, list[Path]]]:
    """Recordings of the built-in words, and of everything else by what is said."""
    words: dict[Word, list[Path]] = {}
    others: dict[str, list[Path]] = {}
    for path in paths:
        spoken = said.get(path.name, path.stem)
        if not spoken:
            continue
        word = word_of(spoken)
        if word:
            words.setdefault(word, []).append(path)
        else:
            others.setdefault(plain(spoken) or "unknown", []).append(path)
    return words, others


def hiss(seconds: float, seed: int, level: float = _QUIET) -> Samples:
    """White noise."""
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE)) * level


def calls(audio: Samples, wake: WakeWord) -> int:
    """How often the word is noticed in this sound, with no memory of what came before."""
    wake.forget()
    return sum(wake.heard(frame) for frame in Chunker().feed(rooms.pcm(audio)))


def missed(word: Word, source: str, clips: Sequence[Samples]) -> Missed:
    """Every recording on its own, in a quiet room."""
    wake = WakeWord(word)
    counts = [
        calls(np.concatenate([hiss(_AROUND, at), clip, hiss(_AROUND, at + 1)]), wake)
        for at, clip in enumerate(clips)
    ]
    wake.close()
    return Missed(word, source, len(counts), counts.count(0), sum(count > 1 for count in counts))


def called(word: Word, source: str, stream: Samples, n: int = 0) -> Called:
    """All of it in one go."""
    wake = WakeWord(word)
    found = calls(stream, wake)
    wake.close()
    return Called(word, source, n, len(stream) / RATE / 3600, found)


def stream_of(paths: Sequence[Path]) -> Samples:
    """Recordings one after the other, with a quiet room in between."""
    parts = [np.concatenate([hiss(_BETWEEN, at), rooms.read(p)]) for at, p in enumerate(paths)]
    return np.concatenate([*parts, hiss(_AROUND, len(parts))])


def made(others: Sequence[Path], minutes: float, seed: int) -> Iterator[tuple[str, Samples]]:
    """Each kind of noise for so long."""
    seconds = round(minutes * 60)
    yield "silence (zeros)", np.zeros(seconds * RATE)
    yield "quiet room (-70 dBFS)", hiss(seconds, seed)
    yield "white noise (-35 dBFS)", hiss(seconds, seed, _NOISE)
    yield "pink noise (-35 dBFS)", at_level(rooms.pink(seconds * RATE, seed))
    if others:
        yield "babble (-35 dBFS)", at_level(rooms.babble(others, seed, seconds))


def at_level(noise: Samples) -> Samples:
    """The noise as loud as made noise is."""
    return noise * (_NOISE / rooms.rms(noise))


def beneath(clips: Sequence[Samples], noise: Samples, snr: float, seed: int) -> list[Samples]:
    """The recordings with the noise so many dB below their loud half."""
    random = np.random.default_rng(seed)
    return [
        rooms.mixed(clip, rooms.stretch(noise, len(clip), random), snr, rooms.active_rms(clip))
        for clip in clips
    ]


def synthetic(word: Word) -> list[Samples]:
    """The word by voices of espeak-ng, at three paces."""
    text = word.replace("_", " ")
    return [
        np.frombuffer(measure.said(text, voice, pace), "<i2") / 32768.0
        for voice in voices.HELD_OUT
        for pace in _PACES
    ]


def measure_missed(asked: argparse.Namespace, words: dict[Word, list[Path]]) -> Iterator[Missed]:
    """Every word of which there are recordings: clean, and over noise."""
    others = wavs(asked.other)
    noises = {"pink noise": rooms.pink(60 * RATE, asked.seed)}
    if others:
        noises["babble"] = rooms.babble(others, asked.seed)
    for word, paths in words.items():
        clips = [rooms.read(path) for path in paths]
        yield missed(word, "recordings", clips)
        for snr in asked.snr:
            for name, noise in noises.items():
                mixed = beneath(clips, noise, snr, asked.seed)
                yield missed(word, f"recordings, {name} {snr:g} dB", mixed)
    if asked.synthetic:
        for word in WORDS:
            yield missed(word, "synthetic voices", synthetic(word))


def measure_called(asked: argparse.Namespace, others: dict[str, list[Path]]) -> Iterator[Called]:
    """Other words and other speech, folder by folder, then noise, for every built-in word."""
    sources = [(f'said: "{said}"', paths) for said, paths in others.items()]
    sources += [(name_of(folder), wavs([folder])) for folder in asked.other]
    for source, paths in sources:
        if paths:
            stream = stream_of(paths)
            yield from (called(word, source, stream, len(paths)) for word in WORDS)
    for source, noise in made(wavs(asked.other), asked.minutes, asked.seed):
        yield from (called(word, source, noise) for word in WORDS)


def name_of(folder: Path) -> str:
    """The folder's name, or its parent's where it is only called wav."""
    return folder.parent.name if folder.name == "wav" else folder.name


def wavs(folders: Iterable[Path]) -> list[Path]:
    """The recordings in these folders, in order."""
    return [path for folder in folders for path in sorted(folder.glob("*.wav"))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--heard", type=Path, nargs="*", default=[])
    parser.add_argument("--list", type=Path)
    parser.add_argument("--other", type=Path, nargs="*", default=[])
    parser.add_argument("--minutes", type=float, default=10.0, help="of each made noise")
    parser.add_argument("--snr", type=float, nargs="*", default=[], help="dB")
    parser.add_argument("--synthetic", action="store_true", help="espeak-ng says each word, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    said = listed(asked.list) if asked.list else {}
    words, others = sorted_by_word(wavs(asked.heard), said)
    misses = list(measure_missed(asked, words))
    false_calls = list(measure_called(asked, others))
    false_calls += totals(false_calls)
    if asked.json:
        for record in (row.record() for rows in (misses, false_calls) for row in rows):
            print(json.dumps(record))
        return
    print_missed(misses)
    print_called(false_calls)


if __name__ == "__main__":
    main()
