"""The peer of benchmarks/idle.py: the same wake word on the same microphone, and nothing else.

It says {"state": "waiting"} once it listens, as `listen --json` does.
"""

import sys
from typing import Final

import sounddevice
from pymicro_wakeword import MicroWakeWord, MicroWakeWordFeatures, Model

_RATE: Final = 16_000
_FRAMES: Final = 512


def main(word: str) -> None:
    """Listen until the process is ended."""
    model = MicroWakeWord.from_builtin(Model(word))
    features = MicroWakeWordFeatures()
    with sounddevice.RawInputStream(_RATE, _FRAMES, channels=1, dtype="int16") as stream:
        print('{"state": "waiting"}', flush=True)
        while True:
            sound, _ = stream.read(_FRAMES)
            if any(map(model.process_streaming, features.process_streaming(bytes(sound)))):
                print('{"state": "woken"}', flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
