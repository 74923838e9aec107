"""The language model for free speech beside the general one: perplexity, and word error.

    python benchmarks/free_speech.py [--texts FILE...] [--recordings manifest.tsv...] [--every 1]

Texts are JSON Lines with a "text", or lines of `category<TAB>statement`; each file, and of the
latter each category, is told apart. A manifest is a table with the columns file and transcript.
A word that one of the models lacks is left out of that model's perplexity, and counted.
Hesitations (um, uh, er) are left out of the word error. Time is the processor's.
"""

import argparse
import csv
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from rapidfuzz.distance import Levenshtein

from models.training.language_model import general
from models.training.language_model.perplexity import perplexity
from voice_checkin.asr.free_speech import free_speech_options
from voice_checkin.asr.pocketsphinx_mean import MeanMeter
from voice_checkin.asr.pocketsphinx_search import OPEN_OPTIONS, OpenPass
from voice_checkin.audio.wav import read_wav
from voice_checkin.types import RATE

_HESITATIONS: Final = frozenset(("um", "uh", "er", "erm", "hmm", "mm"))
_MARKS: Final = re.compile(r"<[^>]*>|\[[^\]]*\]")


def words(text: str) -> list[str]:
    """Lower case, letters and apostrophes only."""
    plain = _MARKS.sub(" ", text.lower().replace("\u2019", "'"))
    return re.findall(r"[a-z]+(?:'[a-z]+)*", plain)


def sentences(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The sentences of a file, each with the name of its set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            yield path.stem, words(json.loads(line)["text"])
        elif "\t" in line and not line.startswith("#"):
            category, said = line.split("\t")[:2]
            yield f"{path.stem} {category}", words(said)


def report_perplexity(paths: Sequence[Path]) -> None:
    """Print a line for each set and model."""
    sets: dict[str, list[list[str]]] = {}
    for path in paths:
        for name, sentence in sentences(path):
            sets.setdefault(name, []).append(sentence)
    files = {"general": general.general_file(), "free speech": Path(free_speech_options()["lm"])}
    for model, file in files.items():
        read = general.read(file)
        over = general.over(read, tuple(dict.fromkeys(("<s>", "</s>", *read.words))))
        for name, said in sets.items():
            value, count, lacking = perplexity(over, said)
            print(f"{model:12} {name:28} {value:7.1f}  n={count} words, {lacking} unknown")


def report_errors(manifest: Path, every: int) -> None:
    """Print the word error of both models on every so many recordings."""
    # It is not on every machine, and the perplexities can do without it.
    from pocketsphinx import Decoder

    with manifest.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    clips = [(manifest.parent / r["file"], r["transcript"]) for r in rows if r["transcript"]]
    meter = MeanMeter(Decoder(lm=None, **OPEN_OPTIONS))
    for model, options in (("general", {}), ("free speech", free_speech_options())):
        shelf: list[Any] = [Decoder(**OPEN_OPTIONS, **options)]
        wrong = said = 0
        seconds, started = 0.0, time.process_time()
        for path, transcript in clips[::every]:
            pcm = read_wav(path)
            seconds += len(pcm) / 2 / RATE
            heard = _hear(OpenPass(shelf.pop(), shelf, meter), pcm)
            wanted = _without_hesitations(transcript)
            wrong += Levenshtein.distance(wanted, _without_hesitations(heard))
            said += len(wanted)
        rate = (time.process_time() - started) / seconds
        name = f"{model:12} {manifest.parent.name:28}"
        print(f"{name} {wrong / said:6.1%}  n={said} words, {rate:.2f} x")


def _hear(recogniser: OpenPass, pcm: bytes) -> str:
    recogniser.feed(pcm)
    return recogniser.finish().text


def _without_hesitations(text: str) -> list[str]:
    return [word for word in words(text) if word not in _HESITATIONS]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Compare the models for free speech.")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--recordings", type=Path, nargs="*", default=[])
    parser.add_argument(
        "--every", type=int, default=1, help="of the recordings, take every so many"
    )
    options = parser.parse_args()
    if options.texts:
        report_perplexity(options.texts)
    for manifest in options.recordings:
        report_errors(manifest, options.every)


if __name__ == "__main__":
    main()
