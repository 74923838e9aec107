"""The parent's end of the worker: one question, one answer, and never a wait without an end."""

import contextlib
import json
import queue
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from typing import Any, Protocol

Message = dict[str, Any]


_OWN_GROUP: dict[str, Any]
if sys.platform == "win32":
    _OWN_GROUP = {
        "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    }
else:
    _OWN_GROUP = {"start_new_session": True}


class WorkerGone(Exception):  # noqa: N818 - a state, turned into VoiceError by the synthesiser
    """The worker ended, answered nonsense, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the worker answered."""

    message: Message
    id: int = 0
    """The number of the question; 0 is the greeting."""
    recording: bytes = field(default=b"", repr=False)


class Channel(Protocol):
    """A running worker, or something that answers like one."""

    def ask(self, request: Message, seconds: float) -> Reply:
        """The answer to `request`; raises WorkerGone when none came within `seconds`."""
        ...

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        ...


class ProcessChannel:
    """A worker in a child process, which starts at once and in the background.

    The child is in a process group of its own, so that Ctrl-C in the terminal reaches the parent
    alone, and it ends when its standard input does: with the parent, however that ends.
    """

    START_SECONDS = 30.0
    """How long the first answer may take: the first start on Windows writes its own bindings."""

    def __init__(self, engine: str, module: str = "voice_checkin.tts.worker") -> None:
        # -P keeps a json.py in the user's folder from being imported instead of the real one.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, engine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_OWN_GROUP,
        )
        self._folder = ""
        self._replies: queue.Queue[Reply | None] = queue.Queue()
        self._ready = False
        self._asked = 0
        threading.Thread(target=self._read, daemon=True).start()

    def ask(self, request: Message, seconds: float) -> Reply:
        """The answer to `request`; the first question waits for the worker's start, too."""
        if not self._ready:
            hello = self._answer(0, self.START_SECONDS)
            if "error" in hello.message:
                return hello
            self._folder = hello.message.get("folder", "")
            self._ready = True
        self._asked += 1
        line = json.dumps(request | {"id": self._asked}).encode("ascii") + b"\n"
        assert self.process.stdin
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except OSError:
            raise WorkerGone from None
        return self._answer(self._asked, seconds)

    def close(self) -> None:
        """End the worker: by end of input, and by force when that is not enough."""
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(1.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _answer(self, asked: int, seconds: float) -> Reply:
        while True:
            try:
                reply = self._replies.get(timeout=seconds)
            except queue.Empty:
                reply = None
            if reply is None:
                raise WorkerGone
            # Ctrl-C may have interrupted the wait for an earlier answer, which then comes late.
            if reply.id == asked:
                return reply

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as output:
            while line := output.readline():
                try:
                    message = json.loads(line)
                    asked, size = message.pop("id"), message.pop("bytes")
                except (ValueError, KeyError, AttributeError):
                    break
                self._replies.put(Reply(message, asked, output.read(size)))
        self._replies.put(None)
