"""The peer: `recognize_sphinx` of the package SpeechRecognition, as an engine of ours.

It runs the same PocketSphinx with the package's own settings and its own copy of the model. Every
call makes a new decoder and is given the whole utterance at once; that is how it is used, so that
is what is timed. It gives no confidence.

With a grammar its search for the best path through the lattice can take minutes, in C where nothing
can interrupt it. So each call has a process of its own with a limit on CPU time.
"""

import multiprocessing
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.errors import RecogniserError
from voice_checkin.types import RATE, Grammar, Transcript

_SAMPLE_BYTES: Final = 2
_LIMIT: Final = 2.0
"""Seconds of CPU time for a second of audio, after which a call is given up."""
_START: Final = 2
"""Seconds of CPU time on top of that, for loading."""


class SpeechRecognitionEngine:
    """Raises RecogniserError where the package is not installed."""

    name = "SpeechRecognition (recognize_sphinx)"

    def __init__(self) -> None:
        try:
            import speech_recognition
        except ImportError:
            raise RecogniserError(
                "SpeechRecognition is not installed; pip install SpeechRecognition"
            ) from None
        self._package: Any = speech_recognition

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        """A fresh recogniser for free speech or for the grammar's JSGF."""
        return _Collected(self._package, grammar)

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """It does not say."""
        del grammar
        return ()


class _Collected:
    def __init__(self, package: Any, grammar: Grammar | None) -> None:
        self._package, self._grammar = package, grammar
        self._pcm = b""

    def feed(self, pcm: bytes) -> None:
        self._pcm += pcm

    def partial(self) -> str:
        return ""

    def finish(self) -> Transcript:
        limit = _START + round(_LIMIT * len(self._pcm) / _SAMPLE_BYTES / RATE)
        if sys.platform == "win32":  # which has neither fork nor a limit on CPU time
            return Transcript(self._recognise())
        context = multiprocessing.get_context("fork")
        receive, send = context.Pipe(duplex=False)
        child = context.Process(target=self._child, args=(send, limit))
        child.start()
        send.close()
        try:
            text = receive.recv()
        except EOFError:
            text = None
        child.join()
        receive.close()
        if text is None:
            raise RecogniserError(f"gave no answer within {_LIMIT:g} times real time")
        return Transcript(str(text))

    def _child(self, send: Connection, limit: int) -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        send.send(self._recognise())

    def _recognise(self) -> str:
        audio = self._package.AudioData(self._pcm, RATE, _SAMPLE_BYTES)
        # A folder for each call: it writes an automaton beside the grammar, and its reading of one
        # that is there fails with pocketsphinx 5 (FsgModel wants another argument).
        with tempfile.TemporaryDirectory() as folder:
            path = None
            if self._grammar is not None:
                path = Path(folder) / f"{self._grammar.name}.jsgf"
                path.write_text(self._grammar.jsgf, encoding="utf-8")
            try:
                heard = self._package.Recognizer().recognize_sphinx(
                    audio, grammar=str(path) if path else None
                )
            except self._package.UnknownValueError:
                return ""
        return str(heard).lower()
