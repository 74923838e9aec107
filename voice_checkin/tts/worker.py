"""The child process that owns pyttsx3: `python -m voice_checkin.tts.worker ENGINE`.

ENGINE is `espeak` (espeak-ng from the espeakng-loader package, on every system) or `system` (the
voices that macOS and Windows bring along). Requests are JSON lines on standard input, one at a
time: `{"id", "text", "voice", "rate", "volume"}` or `{"id", "list": true}`. A reply is a JSON line
on standard output with the same `id`, followed by as many bytes as its `bytes` says. The first
reply, 0, comes unasked and says that the worker is ready. End of input ends it, even in mid-phrase.

pyttsx3 gets a process of its own because it loses settings, prints to the terminal and can hang;
none of that may reach a conversation.
"""

import json
import os
import queue
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, Protocol

from voice_checkin.tts.engine import Engine, EngineProblem

Message = dict[str, Any]


class Writer(Protocol):
    """Writes spoken text to a file."""

    def save(self, text: str, path: Path) -> None:
        """Write `text` as sound to `path`."""
        ...


class Scratch:
    """The one file that pyttsx3 writes, gone after each phrase.

    On Linux it is memory with a path, so that nothing spoken ever reaches a disk; elsewhere a
    private folder, removed when the worker ends.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @classmethod
    def here(cls) -> "Scratch":
        """The best this system has."""
        in_memory = hasattr(os, "memfd_create") and Path("/proc/self/fd").is_dir()
        return cls(None if in_memory else Path(tempfile.mkdtemp("voice")))

    def record(self, engine: Writer, text: str) -> bytes:
        """What `engine` writes for `text`."""
        if self.folder:
            path = self.folder / "phrase.wav"
            try:
                engine.save(text, path)
                return path.read_bytes()
            finally:
                path.unlink(missing_ok=True)
        with os.fdopen(os.memfd_create("phrase"), "rb") as memory:
            engine.save(text, Path(f"/proc/self/fd/{memory.fileno()}"))
            return memory.read()

    def remove(self) -> None:
        """Leave nothing behind."""
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def main() -> None:
    """Serve requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    replies = _private_output()
    scratch = Scratch.here()
    requests: queue.Queue[Message] = queue.Queue()
    threading.Thread(target=_read, args=(requests, scratch), daemon=True).start()
    try:
        engine = Engine(sys.argv[1] if len(sys.argv) > 1 else "espeak")
    except EngineProblem as problem:
        _reply(replies, 0, {"error": str(problem)})
        scratch.remove()
        os._exit(1)  # an orderly exit would wait for the thread that reads
    _reply(replies, 0, {"ready": True, "folder": str(scratch.folder or "")})
    while True:
        request = requests.get()
        _reply(replies, request["id"], *_answer(engine, scratch, request))


def _private_output() -> IO[bytes]:
    """Standard output for replies alone; what libraries print goes nowhere."""
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return replies


def _read(requests: "queue.Queue[Message]", scratch: Scratch) -> None:
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    scratch.remove()
    # The main thread may be deep in a synthesiser that hangs; nobody is left to hear it.
    os._exit(0)


def _answer(engine: Engine, scratch: Scratch, request: Message) -> tuple[Message, bytes]:
    try:
        if request.get("list"):
            return {"voices": engine.voices(), "variants": engine.variants()}, b""
        engine.set_manner(request["voice"], request["rate"], request["volume"])
        return {}, scratch.record(engine, request["text"])
    except EngineProblem as problem:
        return {"error": str(problem)}, b""


def _reply(replies: IO[bytes], asked: int, message: Message, recording: bytes = b"") -> None:
    line = json.dumps(message | {"id": asked, "bytes": len(recording)}).encode("ascii")
    replies.write(line + b"\n" + recording)
    replies.flush()


if __name__ == "__main__":
    main()
