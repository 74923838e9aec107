"""A program for the room, on its default devices: `record FILE SECONDS`, `play FILE`, `stop FILE`.

`record` says "listening" once the microphone is open, writes what it hears, and says how much was
dropped. `play` plays the file twice and says "over" whenever the last sample has left. `stop`
stops playing when a line arrives on its standard input, then plays the file to its end.
"""

import sys
from pathlib import Path

from voice_checkin.audio.pcm import seconds
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.audio.wav import WavWriter, read_wav
from voice_checkin.errors import AudioError
from voice_checkin.types import RATE


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def record(path: Path, duration: float) -> None:
    with SounddeviceMicrophone() as microphone, WavWriter(path) as writer:
        microphone.listen()
        tell("listening")
        heard = 0.0
        while heard < duration:
            frame = microphone.read()
            heard += seconds(frame)
            writer.write(frame)
        tell(f"dropped {microphone.capture().dropped}")


def play(path: Path) -> None:
    with SounddeviceSpeaker() as speaker:
        for _ in range(2):
            speaker.play(read_wav(path), RATE)
            speaker.wait()
            tell("over")


def stop(path: Path) -> None:
    with SounddeviceSpeaker() as speaker:
        speaker.play(read_wav(path), RATE)
        sys.stdin.readline()
        speaker.stop()
        tell("stopped")
        sys.stdin.readline()
        speaker.play(read_wav(path), RATE)
        speaker.wait()
        tell("over")


def main(*arguments: str) -> None:
    match arguments:
        case ["record", path, duration]:
            record(Path(path), float(duration))
        case ["play", path]:
            play(Path(path))
        case ["stop", path]:
            stop(Path(path))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AudioError as problem:
        tell(str(problem))
