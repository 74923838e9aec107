"""The model's card: what it is for and not for, how it was made, what was measured."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass

from models.training import measure, voices
from models.training.files import NAMES
from models.training.measure import Result


@dataclass(frozen=True, slots=True)
class Made:
    """What went into a model."""

    words: int
    pronunciations: int
    utterances: int
    hours: float
    accuracy: float
    """Share of the training labels right in the last pass."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a build took."""

    minutes: float
    cpu_minutes: float
    """Of all processes together."""

    def text(self) -> str:
        """In a sentence, with the machine and how busy it was."""
        cores = os.cpu_count() or 1
        load = f", load {os.getloadavg()[1]:.1f} over its last 5 minutes" if _has_load() else ""
        return (
            f"{self.minutes:.1f} minutes ({self.cpu_minutes:.1f} minutes of processor time) on "
            f"{cores} cores of {platform.machine()}{load}"
        )


def _has_load() -> bool:
    return hasattr(os, "getloadavg")


def text(made: Made, results: Sequence[Result], effort: Effort) -> str:
    """The card, in Markdown."""
    new = [result for result in results if result.new]
    files = "\n".join(f"- `{name}`" for name in NAMES)
    return f"""\
# small-synthetic-en

A Vosk model of {made.words} English words, trained on synthetic speech alone.

**For** the project's tests and its demo: with it the real libvosk runs everywhere, with free
decoding, run-time grammars, partial results, word times and confidences.
**Not for people.** It has never heard a human voice, and what it makes of one means nothing.

## Measured

Free decoding of sentences in voices it was not trained on, by `python -m benchmarks.small_model`:

| Sentences | Wholly right | n |
|---|---|---|
| all | {_share(results)} | {len(results)} |
| those never spoken in training by any voice | {_share(new)} | {len(new)} |

By voice (variants of espeak-ng's en-us): {_by_voice(results)}.

The sentences are drawn from the same patterns as those of the training, so this says how well it
hears other synthetic throats, and nothing about other sentences or people. Variants that are odd
on purpose (whispers, robots, demons) are neither trained on nor measured.

## How it was made

`python -m models.training.build` made and measured it in
{effort.text()}.

- Speech: {made.utterances} utterances ({made.hours:.1f} hours) by espeak-ng,
  in {len(voices.TRAINED)} of its own voices and many invented ones.
- Pronunciations: {made.pronunciations}, from the CMU dictionary in the pocketsphinx package and
  from what espeak-ng really says.
- Labels: espeak-ng's phoneme events; in the last pass {made.accuracy:.1%} of them were right.

docs/small-model.md tells the rest.

## Files

{files}

The training speech and the model are this project's own work, under its licence (Apache-2.0). The
CMU dictionary is under a BSD licence of Carnegie Mellon University.
"""


def _share(results: Sequence[Result]) -> str:
    if not results:
        return "none"
    return f"{measure.right(results) / len(results):.1%}"


def _by_voice(results: Sequence[Result]) -> str:
    parts: list[str] = []
    for voice in dict.fromkeys(result.voice for result in results):
        own = [result for result in results if result.voice == voice]
        parts.append(f"{voice} {measure.right(own)}/{len(own)}")
    return ", ".join(parts)
