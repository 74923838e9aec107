"""What was asked for on the command line."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.hearing.mixing import Measure


@dataclass(frozen=True, slots=True)
class Options:
    """The same for every part; each takes what it needs."""

    data: Path
    engines: tuple[str, ...]
    models: Path
    """The folder of installed models."""
    limit: int | None = None
    """Clips of each corpus, drawn by `seed`; None is all."""
    seed: int = 0
    jobs: int = 1
    """Processes at a time."""
    levels: tuple[float, ...] = (24, 18, 12, 6)
    """dB of the speech over the noise."""
    noises: tuple[str, ...] = ("kitchen", "dishes")
    snr: Measure = "mean"
