"""Which recogniser to use: Vosk with an installed model, else PocketSphinx, else none."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from voice_checkin.asr.models.registry import Registry, read_registry
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.recogniser import Engine
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import ModelError, RecogniserError
from voice_checkin.resources import models_root

SMALL: Final = "small-synthetic-en"
"""The model that is shipped."""
_SMALL_HINT: Final = (
    "Listening with the small model that is shipped: it is trained on synthetic speech, for tests "
    "and the demo, not for people."
)
_BUILT_IN_HINT: Final = (
    "Listening with the built-in recogniser. Vosk hears much better, once: "
    "voice-checkin models install {name}"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine, and what the user may like to know about it."""

    engine: Engine
    hint: str | None = None


def choose(
    wanted: str,
    installed: Path,
    model: str | None = None,
    language: str = "en",
    words: Collection[str] = (),
    *,
    registry: Registry | None = None,
    light: bool = False,
) -> Choice | None:
    """The engine for `wanted`: "auto", "vosk" or "pocketsphinx".

    `model` is the name of an installed model, or a path to a model's folder; without it the best
    one installed for the language is taken, in the order of `registry` (by default the shipped
    list). "auto" falls back to PocketSphinx, and gives None where that is not there either; "vosk"
    falls back to the small model that is shipped. A model that was asked for by name must be there
    and whole. PocketSphinx also hears `words`; a Vosk model's words are fixed. `light`: Vosk
    searches less, for a small machine.
    Raises ModelError or RecogniserError, with the mend.
    """
    registry = registry or read_registry()
    if wanted == "pocketsphinx":
        return Choice(PocketSphinxEngine(words))
    if wanted not in ("auto", "vosk"):
        raise RecogniserError(
            f"There is no recogniser {wanted!r}; choose one of: auto, vosk, pocketsphinx"
        )
    folder = _named(model, installed) if model else best_installed(installed, registry, language)
    if folder is not None:
        small = folder.name == SMALL
        return Choice(VoskEngine(folder, light=light), _SMALL_HINT if small else None)
    if wanted == "vosk":
        return Choice(VoskEngine(models_root() / SMALL, light=light), _SMALL_HINT)
    return _built_in(registry, language, words)


def best_installed(installed: Path, registry: Registry, language: str = "en") -> Path | None:
    """The folder of the best model installed for a language: the list's order, then by name."""
    folders = sorted(path for path in installed.glob("*") if _looks_like_a_model(path))
    listed = {name: order for order, name in enumerate(registry.for_language(language))}
    fitting = [f for f in folders if f.name in listed or f.name not in registry.models]
    return min(fitting, key=lambda f: listed.get(f.name, len(listed)), default=None)


def _named(model: str, installed: Path) -> Path:
    given = Path(model)
    for folder in (installed / model, models_root() / model, given):
        if _looks_like_a_model(folder):
            return folder
    raise ModelError(
        f"The model {model!r} is not installed; see what is: voice-checkin models list"
    )


def _looks_like_a_model(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("am/final.mdl", "final.mdl"))


def _built_in(registry: Registry, language: str, words: Collection[str]) -> Choice | None:
    try:
        engine = PocketSphinxEngine(words)
    except RecogniserError:
        return None
    better = next(iter(registry.for_language(language)), None)
    return Choice(engine, _BUILT_IN_HINT.format(name=better) if better else None)
