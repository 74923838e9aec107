"""What `small_machine` saves and costs on the shipped model: sentences right, and CPU time.

Run it from the root of the repository:

    python -m benchmarks.small_machine [--sentences 200]
"""

import argparse
import time

from models.training import measure, vocabulary, voices
from voice_checkin.asr.choice import SMALL
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.audio.pcm import seconds
from voice_checkin.resources import models_root

_SEED = 5


def main() -> None:
    """Measure and print, with all of the search and with less of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sentences", type=int, default=200)
    count = parser.parse_args().sentences
    texts = vocabulary.sentences(vocabulary.load(), count, _SEED)
    held_out = voices.HELD_OUT
    spoken = [measure.said(text, held_out[i % len(held_out)]) for i, text in enumerate(texts)]
    lasts = sum(map(seconds, spoken))
    print(f"{count} sentences, {lasts:.0f} s, voices {', '.join(held_out)}")
    for light in (False, True):
        engine = VoskEngine(models_root() / SMALL, light=light)
        started = time.process_time()
        right = sum(
            measure.hear(engine, pcm).text == text for text, pcm in zip(texts, spoken, strict=True)
        )
        taken = time.process_time() - started
        print(f"small_machine {light}: {right} right, {taken / lasts:.4f} times real time")


if __name__ == "__main__":
    main()
