"""`voice-checkin transcribe`: the words in a recording."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.progress import track

from voice_checkin.app import App, build
from voice_checkin.asr.recogniser import Engine, Recogniser
from voice_checkin.audio.pcm import blocks, loudest_dbfs
from voice_checkin.audio.spoken import Spoken, spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.audio.wav import read_wav
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.cli.options import AsJson, DataDir, EngineName, ModelName
from voice_checkin.dialogue.sureness import decide
from voice_checkin.errors import AudioError, SettingsError
from voice_checkin.settings import load_settings
from voice_checkin.types import Expect, Grammar, Level, Transcript

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
    expect: Annotated[
        str | None,
        typer.Option("--expect", metavar="KIND", help="As the answer to a question of this kind."),
    ] = None,
    own_words: Annotated[
        bool, typer.Option("--own-words", help='Hear the words of "voice-checkin words", too.')
    ] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Print the words in recordings, and how sure the recogniser is of them.

    [dim]Example: voice-checkin transcribe --engine pocketsphinx note.wav[/dim]
    """
    question = _question(expect, grammar)
    settings = load_settings({"data_dir": data_dir, "engine": engine, "model": model})
    app = build(settings)
    if own_words:
        with app.store() as store:
            app = app.knowing(store)
    choice = app.engine()
    if choice.hint:
        typer.echo(choice.hint, err=True)
    listen = _listener(app, choice.engine, grammar, question)
    failed = False
    for path in track(recordings, disable=not _worth_a_bar(recordings), transient=True):
        try:
            part = spoken(_read(path), SileroVad())
            transcript = _transcribe(part, listen())
        except AudioError as problem:
            # One bad recording must not cost the others.
            typer.echo(f"voice-checkin: {problem}", err=True)
            failed = True
        else:
            _print(path, transcript, part.level, choice.engine, as_json)
    if failed:
        raise typer.Exit(1)


def _listener(
    app: App, engine: Engine, path: Path | None, question: Expect | None
) -> Callable[[], Recogniser]:
    """Makes a recogniser for each recording, for a grammar, a question, or free speech."""
    if question:
        make = app.recognisers(engine)
        return lambda: make(question)
    grammar = _grammar(app, path, engine) if path else None
    return lambda: app.denoised(engine, engine.recogniser(grammar))


def _question(expect: str | None, grammar: Path | None) -> Expect | None:
    if expect is None:
        return None
    if grammar:
        raise SettingsError("--grammar and --expect are two ways to listen; give one of them.")
    try:
        return Expect(expect)
    except ValueError:
        kinds = ", ".join(kind.value for kind in Expect)
        raise SettingsError(f"--expect {expect!r} is no kind of question; {kinds} are.") from None


def _grammar(app: App, path: Path, engine: Engine) -> Grammar:
    grammar = compile_grammar("grammar", load_templates(path), names=app.names())
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


def _transcribe(part: Spoken, recogniser: Recogniser) -> Transcript:
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
        "decision": decide(transcript.confidence, level).value,
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
