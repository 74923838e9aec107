"""`voice-checkin transcribe`: the words in a recording."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.progress import track

from voice_checkin.app import choose_engine
from voice_checkin.asr.recogniser import Engine
from voice_checkin.audio.pcm import blocks, loudest_dbfs
from voice_checkin.audio.spoken import Spoken, spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.audio.wav import read_wav
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.cli.options import AsJson, DataDir, EngineName, ModelName
from voice_checkin.errors import AudioError
from voice_checkin.settings import load_settings
from voice_checkin.types import Grammar, Level, Transcript

_BLOCK: Final = 0.2
"""Seconds fed at a time, as the engines like it."""
_SILENT: Final = -60.0
"""dBFS below which a recording holds nothing to hear."""


def run(
    recordings: Annotated[list[Path], typer.Argument(metavar="WAV...", help="Recordings.")],
    engine: EngineName = None,
    model: ModelName = None,
    grammar: Annotated[
        Path | None,
        typer.Option("--grammar", metavar="FILE", help="Only what its sentence templates allow."),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Print the words in recordings, and how sure the recogniser is of them.

    [dim]Example: voice-checkin transcribe --engine pocketsphinx note.wav[/dim]
    """
    settings = load_settings({"data_dir": data_dir, "engine": engine, "model": model})
    choice = choose_engine(settings)
    if choice.hint:
        typer.echo(choice.hint, err=True)
    allowed = _grammar(grammar, choice.engine)
    failed = False
    for path in track(recordings, disable=not _worth_a_bar(recordings), transient=True):
        try:
            part = spoken(_read(path), SileroVad())
            transcript = _transcribe(part, choice.engine, allowed)
        except AudioError as problem:
            # One bad recording must not cost the others.
            typer.echo(f"voice-checkin: {problem}", err=True)
            failed = True
        else:
            _print(path, transcript, part.level, choice.engine, as_json)
    if failed:
        raise typer.Exit(1)


def _grammar(path: Path | None, engine: Engine) -> Grammar | None:
    if path is None:
        return None
    grammar = compile_grammar("grammar", load_templates(path))
    missing = engine.missing(grammar)
    if missing:
        typer.echo(
            f"{engine.name} does not know {', '.join(missing)}; sentences with them are left out.",
            err=True,
        )
    return grammar


def _read(path: Path) -> bytes:
    pcm = read_wav(path)
    if loudest_dbfs(pcm) < _SILENT:
        raise AudioError(f"{path} is silent; check the microphone's level and record it again.")
    return pcm


def _transcribe(part: Spoken, engine: Engine, grammar: Grammar | None) -> Transcript:
    recogniser = engine.recogniser(grammar)
    for block in blocks(part.audio, _BLOCK):
        recogniser.feed(block)
    heard = recogniser.finish()
    words = (replace(w, start=w.start + part.start, end=w.end + part.start) for w in heard.words)
    return replace(heard, words=tuple(words))


def _print(
    path: Path, transcript: Transcript, level: Level | None, engine: Engine, as_json: bool
) -> None:
    if not as_json:
        typer.echo(f"{path}: {transcript.text}  ({transcript.confidence:.2f})")
        return
    words: list[dict[str, Any]] = [
        {
            "word": w.text,
            "start": round(w.start, 3),
            "end": round(w.end, 3),
            "confidence": round(w.confidence, 3),
        }
        for w in transcript.words
    ]
    record = {
        "file": str(path),
        "text": transcript.text,
        "confidence": round(transcript.confidence, 3),
        "alternatives": list(transcript.alternatives),
        "words": words,
        "level_dbfs": _rounded(level.dbfs if level else None),
        "snr_db": _rounded(level.snr if level else None),
        "engine": engine.name,
    }
    typer.echo(json.dumps(record, ensure_ascii=False))


def _rounded(decibels: float | None) -> float | None:
    return None if decibels is None else round(decibels, 1)


def _worth_a_bar(recordings: list[Path]) -> bool:
    return len(recordings) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("transcribe")(run)
