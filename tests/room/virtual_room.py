"""A room made of software: a real sound server, real drivers, a person and a loudspeaker.

A private PulseAudio has two null sinks. What is played into `room` reaches the program's
microphone; what the program plays arrives at `reply`, which the ear records all the time. Time is
counted in what the ear has heard; the time limits are only there so that a failure ends.
"""

import ctypes.util
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from voice_checkin.audio.pcm import SAMPLE_BYTES, level_dbfs, seconds
from voice_checkin.types import RATE

PACKAGES: Final = ("pulseaudio", "pulseaudio-utils", "libportaudio2", "libasound2-plugins")
APT_LINE: Final = f"sudo apt-get install --no-install-recommends {' '.join(PACKAGES)}"
SILENT_DBFS: Final = -55.0
_BLOCK_SECONDS: Final = 0.02
_BLOCK: Final = round(RATE * _BLOCK_SECONDS) * SAMPLE_BYTES
_PERSONAL: Final = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def missing() -> tuple[str, ...]:
    """What the room needs and this machine lacks."""
    programs = [name for name in ("pulseaudio", "pacat", "parec") if not shutil.which(name)]
    if not ctypes.util.find_library("portaudio"):
        programs.append("libportaudio")
    if not any(Path("/usr/lib").glob("**/alsa-lib/libasound_module_pcm_pulse.so")):
        programs.append("the ALSA plugin for PulseAudio")
    return tuple(programs)


class Ear:
    """Hears what the program says, from the moment it is made; int16 mono at 16 kHz."""

    def __init__(self, env: dict[str, str]) -> None:
        self._heard = bytearray()
        self._loud: list[bool] = []
        self._grown = threading.Condition()
        self._parec = subprocess.Popen(
            ["parec", "--device=reply.monitor", "--raw", "--latency-msec=20", *_FORMAT],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def now(self) -> float:
        """Seconds heard so far."""
        with self._grown:
            return len(self._heard) / SAMPLE_BYTES / RATE

    def since(self, start: float) -> bytes:
        """Everything heard from `start` (seconds) on."""
        with self._grown:
            return bytes(self._heard[round(start * RATE) * SAMPLE_BYTES :])

    def sounding(self, start: float) -> float:
        """Seconds of sound, in blocks of 20 ms, since `start`."""
        with self._grown:
            return sum(self._loud[int(start / _BLOCK_SECONDS) :]) * _BLOCK_SECONDS

    def wait_for_sound(self, start: float, lasting: float = 0.02, limit: float = 30.0) -> None:
        """Return once there were `lasting` seconds of sound since `start`."""
        self._wait(lambda: self.sounding(start) >= lasting - 0.001, "sound", limit)

    def wait_for_silence(self, start: float, lasting: float = 1.0, limit: float = 60.0) -> None:
        """Return once nothing was heard for the last `lasting` seconds, all after `start`."""

        def quiet() -> bool:
            begin = self.now - lasting
            return begin >= start and not self.sounding(begin)

        self._wait(quiet, "silence", limit)

    def wait_for_reply(self, start: float, pause: float = 1.2, limit: float = 60.0) -> bytes:
        """A whole reply: sound since `start`, then `pause` seconds of nothing. What was heard."""
        self.wait_for_sound(start, limit=limit)
        self.wait_for_silence(start, pause, limit)
        return self.since(start)

    def close(self) -> None:
        """Stop hearing."""
        self._parec.terminate()
        self._parec.wait()
        self._thread.join()

    def _listen(self) -> None:
        assert self._parec.stdout is not None
        with self._parec.stdout as pipe:
            while block := pipe.read(_BLOCK):
                loud = level_dbfs(block) > SILENT_DBFS
                with self._grown:
                    self._heard += block
                    self._loud.append(loud)
                    self._grown.notify_all()

    def _wait(self, condition: Callable[[], bool], what: str, limit: float) -> None:
        with self._grown:
            if not self._grown.wait_for(condition, timeout=limit):
                raise AssertionError(
                    f"no {what} within {limit:.0f} s: the ear has heard {self.now:.1f} s, "
                    f"of which {self.sounding(0.0):.1f} s were sound"
                )


class Room:
    """Open for the length of a `with` block; nothing of it is left afterwards."""

    env: dict[str, str]
    """The environment in which a program hears and speaks in this room, and has a home of its
    own."""
    ear: Ear
    home: Path

    def __init__(self, echo: float | None = None, hum: bool = True) -> None:
        """`echo`: seconds after which the microphone hears the loudspeaker, 6 dB softer.

        `hum`: the mains, hardly there (-84 dBFS); without it, and like no room, it sends zeros.
        """
        self._echo, self._hum = echo, hum

    def __enter__(self) -> Self:
        # Short, because the path of a socket may have at most 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="room-"))
        self.home, run = self._folder / "home", self._folder / "run"
        self.home.mkdir()
        run.mkdir(mode=0o700)
        (self.home / ".asoundrc").write_text("pcm.!default { type pulse }\n")
        plain = {name: value for name, value in os.environ.items() if name not in _PERSONAL}
        self.env = plain | {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(run),
            "PULSE_SERVER": f"unix:{run}/pulse/native",
            "PULSE_SOURCE": "mic",
            "PULSE_SINK": "reply",
        }
        log = (self._folder / "server.log").open("wb")
        self._server = subprocess.Popen(_SERVER, env=self.env, stdout=log, stderr=log)
        log.close()
        try:
            self._wait_for_server(run / "pulse" / "native")
            self.ear = Ear(self.env)
            if self._hum:
                self._add("-84dB", "module-sine", "sink=room", "frequency=50")
            if self._echo is not None:
                delay = max(1, round(self._echo * 1000))
                way = ("source=reply.monitor", "sink=room", f"latency_msec={delay}")
                self._add("-6dB", "module-loopback", *way)
        except BaseException:
            self._leave()
            raise
        return self

    def say(self, pcm: bytes, rate: int = RATE) -> None:
        """The person speaks: int16 mono. Returns when the last sample has been said."""
        subprocess.run(
            ["pacat", "--playback", "--device=room", "--raw", f"--rate={rate}", *_FORMAT[1:]],
            env=self.env,
            input=pcm,
            check=True,
            capture_output=True,
            timeout=seconds(pcm, rate) + 30,
        )

    def unplug_the_microphone(self) -> None:
        """It is gone; the server gives who records it something else, in which there is nothing."""
        self._tell_server("set-default-source", "reply.monitor")
        self._tell_server("unload-module", "module-remap-source")

    def plug_in_the_microphone(self) -> None:
        """It is there again."""
        self._tell_server("load-module", *_MICROPHONE.split())

    def _add(self, volume: str, *module: str) -> None:
        """Something more that sounds in the room."""
        before = self._sounding()
        self._tell_server("load-module", *module)
        for added in self._sounding() - before:
            self._tell_server("set-sink-input-volume", added, volume)

    def _sounding(self) -> set[str]:
        listed = self._tell_server("list", "short", "sink-inputs")
        return {line.split()[0] for line in listed.splitlines()}

    def _tell_server(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env=self.env, check=True, capture_output=True, text=True, timeout=30
        )
        return done.stdout

    def end(self) -> None:
        """The sound server dies, and every device with it."""
        self._server.kill()
        self._server.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.ear.close()
        self._leave()

    def _wait_for_server(self, path: Path, limit: float = 30.0) -> None:
        until = time.monotonic() + limit
        while True:
            with socket.socket(socket.AF_UNIX) as tried, suppress(OSError):
                tried.connect(str(path))
                return
            if self._server.poll() is not None or time.monotonic() > until:
                log = (self._folder / "server.log").read_text(errors="replace")
                raise AssertionError(f"the sound server does not start:\n{log}")
            time.sleep(0.01)

    def _leave(self) -> None:
        self.end()
        shutil.rmtree(self._folder, ignore_errors=True)


_FORMAT: Final = (f"--rate={RATE}", "--format=s16le", "--channels=1")
_SINK: Final = f"module-null-sink norewinds=1 rate={RATE} channels=1 format=s16le sink_name="
_MICROPHONE: Final = "module-remap-source source_name=mic master=room.monitor"
_MODULES: Final = (
    _SINK + "room",
    _SINK + "reply",
    _MICROPHONE,
    "module-native-protocol-unix",  # last: once its socket is there, so is all the rest
)
# Left behind by a test process that was killed, the server ends by itself once the ear is gone.
_SERVER: Final = (
    *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=20", "--disable-shm=yes"),
    *(f"--load={module}" for module in _MODULES),
)
