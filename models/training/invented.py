"""Voices that nobody has designed: espeak-ng variants with drawn settings.

The hundred variants that come with espeak-ng are few to learn from; a model that has heard many
more throats makes less of a new one. The format is espeak-ng's own (docs/voices.md there).
"""

import random
import shutil
from pathlib import Path
from typing import Final

import espeakng_loader

from models.training import voices

_SUBFOLDER: Final = Path("voices") / "!v"


def names(count: int) -> tuple[str, ...]:
    """The names of the first `count` invented variants."""
    return tuple(f"invented{number}" for number in range(count))


def data_folder(parent: Path, count: int, seed: int) -> Path:
    """A copy of espeak-ng's data under `parent` with `count` more variants; gives its path.

    Left out are the voices that training must not hear, and what it does not need: espeak-ng finds
    no voice at all once it has seen 350.
    """
    folder = parent / "espeak-ng-data"
    shutil.copytree(espeakng_loader.get_data_path(), folder, ignore=_left_out)
    for number, name in enumerate(names(count)):
        settings = _settings(name, random.Random(seed * 1000 + number))
        (folder / _SUBFOLDER / name).write_text(settings, encoding="utf-8")
    return folder


def _left_out(folder: str, found: list[str]) -> list[str]:
    """What of a folder of espeak-ng's data is not copied."""
    path = Path(folder)
    if path.name == "!v":
        return [name for name in found if name not in voices.TRAINED]
    if path.parent.name == "lang":
        return [name for name in found if name not in ("en-US", *voices.FOREIGN)]
    return []


def _settings(name: str, rng: random.Random) -> str:
    # A throat's length moves all formants together and goes, loosely, with the pitch.
    high = rng.random()
    pitch = round(60 + 130 * high + rng.uniform(-10, 25))
    throat = 91 + 29 * high + rng.uniform(-9, 9)
    lines = [
        "language variant",
        f"name {name}",
        f"pitch {pitch} {round(pitch * rng.uniform(1.15, 1.65))}",
    ]
    lines += [_formant(number, throat, rng) for number in range(9)]
    if rng.random() < 0.2:
        lines.append(f"klatt {rng.choice((1, 2, 3, 4, 6))}")
    if rng.random() < 0.3:
        lines.append(f"echo {rng.randint(20, 130)} {rng.randint(10, 60)}")
    if rng.random() < 0.5:
        tilt = rng.randint(20, 200)
        lines.append(f"tone 600 255 1200 {round((255 + tilt) / 2)} 2000 {tilt}")
    if rng.random() < 0.3:
        lines.append(f"breath {' '.join(str(rng.randint(0, 12)) for _ in range(6))}")
    lines += [
        f"flutter {rng.randint(0, 12)}",
        f"roughness {rng.randint(0, 4)}",
        f"voicing {rng.randint(70, 170)}",
        f"consonants {rng.randint(60, 130)} {rng.randint(60, 130)}",
        f"intonation {rng.randint(1, 4)}",
    ]
    return "\n".join(lines) + "\n"


def _formant(number: int, throat: float, rng: random.Random) -> str:
    """Frequency, height and width in per cent of the plain voice's."""
    spread = 10 if number < 4 else 12
    frequency = throat + rng.uniform(-spread, spread)
    return f"formant {number} {round(frequency)} {rng.randint(60, 140)} {rng.randint(70, 170)}"
