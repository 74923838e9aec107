"""How fast the voice is: seconds of speech per second, start-up, and the time to a phrase.

The peer is espeak-ng itself, called through ctypes in this process, on the same phrases, taking
turns phrase by phrase. Nothing is cached: every phrase differs.

    python benchmarks/voice.py [--phrases 200] [--starts 10] [--json]
"""

import argparse
import ctypes
import json
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import espeakng_loader

from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import DEFAULT_RATE

SENTENCES = (
    "Good morning.",
    "How much can you feel right now?",
    "Numb, low energy. Logged.",
    "Did you sleep? A number of hours is enough.",
    "Name five things you can see. Take your time; there is no hurry.",
    "Breathe in for four, hold for four, out for four, and rest for four. We do it together.",
)
_SYNCHRONOUS, _RATE, _UTF8 = 2, 1, 1
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class DirectEspeak:
    """espeak-ng without pyttsx3, a process or a file."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(Path(espeakng_loader.get_data_path()).parent).encode()
        self._hertz = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
        self._samples = 0
        self._callback = _CALLBACK(self._count)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_SetVoiceByName(b"en-us")
        self._library.espeak_SetParameter(_RATE, DEFAULT_RATE, 0)

    def seconds_of(self, text: str) -> float:
        """Speak `text` and return how many seconds it lasts."""
        self._samples = 0
        spoken = text.encode()
        self._library.espeak_Synth(
            spoken, ctypes.c_size_t(len(spoken) + 1), 0, 0, 0, _UTF8, None, None
        )
        return self._samples / float(self._hertz)

    def _count(self, _wave: int, samples: int, _events: int) -> int:
        self._samples += samples
        return 0


class Tally:
    """Speech made and time taken, phrase by phrase."""

    def __init__(self, make: Callable[[str], float]) -> None:
        self._make = make
        self._speech = 0.0
        self._taken: list[float] = []

    def run(self, text: str) -> None:
        """Make one phrase."""
        start = time.perf_counter()
        self._speech += self._make(text)
        self._taken.append(time.perf_counter() - start)

    def figures(self) -> dict[str, float]:
        """Seconds of speech per second, and milliseconds a phrase."""
        return {
            "speech_seconds": round(self._speech, 1),
            "speech_per_second": round(self._speech / sum(self._taken), 1),
            "median_ms": round(statistics.median(self._taken) * 1000, 2),
            "p95_ms": round(statistics.quantiles(self._taken, n=20)[-1] * 1000, 2),
        }


def throughput(phrases: int) -> dict[str, dict[str, float]]:
    """Both on the same phrases, in turn."""
    voice = Pyttsx3Synthesiser(engine="espeak")
    voice.speak("Ready.")
    ours = Tally(lambda text: voice.speak(text).seconds)
    direct = Tally(DirectEspeak().seconds_of)
    for number in range(phrases):
        text = f"{SENTENCES[number % len(SENTENCES)]} {number}."
        ours.run(text)
        direct.run(text)
    voice.close()
    return {"voice": ours.figures(), "espeak-ng direct": direct.figures()}


def starts(times: int) -> dict[str, float]:
    """Median milliseconds to make the synthesiser, and until the first phrase is there."""
    made, spoken = [], []
    for _ in range(times):
        start = time.perf_counter()
        voice = Pyttsx3Synthesiser(engine="espeak")
        made.append(time.perf_counter() - start)
        voice.speak(SENTENCES[1])
        spoken.append(time.perf_counter() - start)
        voice.close()
    return {
        "made_ms": round(statistics.median(made) * 1000, 1),
        "first_phrase_ms": round(statistics.median(spoken) * 1000, 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--phrases", type=int, default=200)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    made = throughput(asked.phrases)
    start = starts(asked.starts)
    ratio = made["voice"]["speech_per_second"] / made["espeak-ng direct"]["speech_per_second"]
    found = {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "phrases": asked.phrases,
        "starts": asked.starts,
        "throughput": made,
        "ratio": round(ratio, 3),
        "start": start,
    }
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{found['machine']}, Python {found['python']}, {asked.phrases} phrases")
    for name, figures in made.items():
        print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in figures.items()))
    print(f"ratio of speech per second, voice to direct: {ratio:.3f}")
    print(f"start, median of {asked.starts}: {start}")


if __name__ == "__main__":
    main()
