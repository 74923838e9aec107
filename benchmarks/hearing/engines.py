"""The engines that are here, by the names that `--engine` takes."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks.hearing.peer import SpeechRecognitionEngine
from voice_checkin.asr.choice import SMALL, choose
from voice_checkin.asr.models.registry import read_registry
from voice_checkin.asr.recogniser import Engine, Recogniser
from voice_checkin.audio.rnnoise import Denoiser, library
from voice_checkin.errors import RecogniserError
from voice_checkin.resources import models_root
from voice_checkin.session.denoised import Denoised
from voice_checkin.types import Grammar

BUILT_IN: Final = "pocketsphinx"
QUIETER: Final = "pocketsphinx+rnnoise"
PEER: Final = "SpeechRecognition"
_VOSK: Final = "vosk:"


class _Quieter:
    """The engine, hearing what RNNoise leaves."""

    name = QUIETER

    def __init__(self, inner: Engine) -> None:
        self._inner = inner

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        rnnoise = library()
        if rnnoise is None:
            raise RecogniserError("RNNoise is not installed; pip install 'voice-checkin[noise]'")
        return Denoised(Denoiser(rnnoise), self._inner.recogniser(grammar))

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        return self._inner.missing(grammar)


def present(models: Path) -> tuple[list[str], list[str]]:
    """The names of all engines here, and what to say of those that are not.

    `models` is the folder of installed models; the small model that is shipped is always here.
    """
    names, absent = [], []
    for name, package in ((BUILT_IN, "pocketsphinx"), (PEER, "speech_recognition")):
        if find_spec(package):
            names.append(name)
        else:
            absent.append(f"{name} is not installed")
    if library():
        names.insert(1, QUIETER)
    else:
        absent.append("RNNoise is not installed")
    files = (*models.glob("*/am/final.mdl"), *models.glob("*/final.mdl"))
    installed = sorted({file.relative_to(models).parts[0] for file in files} - {SMALL})
    names += [f"{_VOSK}{model}" for model in (*installed, SMALL)]
    if not installed:
        best = next(iter(read_registry().for_language("en")), "vosk-model-small-en-us-0.15")
        absent.append(f"no Vosk model for people is installed ({best} and others)")
    return names, absent


@cache
def engine(name: str, models: Path) -> Engine:
    """The engine of that name, loaded once in a process. Raises RecogniserError or ModelError."""
    if name == PEER:
        return SpeechRecognitionEngine()
    if name == QUIETER:
        return _Quieter(engine(BUILT_IN, models))
    model = name.removeprefix(_VOSK)
    wanted = "vosk" if model != name or name == "vosk" else name
    if model == SMALL:
        model = str(models_root() / SMALL)
    choice = choose(wanted, models, model if wanted == "vosk" and name != "vosk" else None)
    if choice is None:
        raise RecogniserError(f"There is no engine {name!r} here; leave --engine out to see all")
    return choice.engine
