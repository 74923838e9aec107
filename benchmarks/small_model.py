"""The small synthetic Vosk model on synthetic voices it was not trained on.

Free decoding of sentences, phrases in a grammar, and speed, all through the program's own
recogniser and the real libvosk. Run it from the root of the repository:

    python -m benchmarks.small_model [--sentences 200] [--phrases 100] [--voices f4,m3] [--json]
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from models.training import measure, vocabulary, voices
from models.training.measure import Result
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.resources import models_root
from voice_checkin.types import RATE

_PHRASES = (
    "yes", "yeah", "yes please", "no", "nope", "no thanks", "not really", "okay go on", "stop",
    "pause", "go on", "repeat that", "say that again", "skip", "undo that", "help", "slower",
    "louder", "a bit quieter", "nothing", "nothing at all", "a little", "a bit", "some",
    "quite a lot", "a lot", "not much", "everything", "low", "plenty", "start grounding",
    "box breathing", "body scan", "gratitude", "good morning", "goodnight", "five hours",
    "six and a half hours", "seven out of ten", "i don't want to say",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speed:
    """What the model costs on this machine, now."""

    load_seconds: float
    """From the folder to the first recogniser, the check of its files included."""
    real_time_factor: float
    """Seconds of decoding for a second of audio, one utterance after the other."""
    audio_seconds: float


def phrases(folder: Path, count: int, variants: Sequence[str]) -> list[Result]:
    """`count` phrases out of a grammar of forty, by the voices in turn."""
    engine = VoskEngine(folder)
    rng = random.Random(3)
    grammar = measure.one_of(_PHRASES)
    results: list[Result] = []
    for i in range(count):
        text, variant = rng.choice(_PHRASES), variants[i % len(variants)]
        heard = measure.hear(engine, measure.said(text, variant, rng.randint(130, 200)), grammar)
        results.append(Result(text, variant, heard, new=False))
    return results


def speed(folder: Path, variants: Sequence[str], count: int = 50) -> Speed:
    """Loading once, then `count` sentences of free decoding; synthesis is not counted."""
    started = time.perf_counter()
    engine = VoskEngine(folder)
    loaded = time.perf_counter() - started
    texts = vocabulary.sentences(vocabulary.load(), count, 5)
    spoken = [measure.said(text, variants[i % len(variants)]) for i, text in enumerate(texts)]
    started = time.perf_counter()
    for pcm in spoken:
        measure.hear(engine, pcm)
    decoding = time.perf_counter() - started
    audio = sum(map(len, spoken)) / (2 * RATE)
    return Speed(loaded, decoding / audio, audio)


def _table(title: str, results: Sequence[Result]) -> None:
    print(f"{title}: {measure.right(results)} of {len(results)} wholly right")
    for variant in dict.fromkeys(result.voice for result in results):
        own = [result for result in results if result.voice == variant]
        print(f"  {variant:12} {measure.right(own):4} of {len(own)}")
    for result in results:
        if not result.right:
            print(f"    {result.voice}: {result.text!r} was heard as {result.heard.text!r}")


def _json(free: Sequence[Result], inside: Sequence[Result], cost: Speed) -> str:
    new = [result for result in free if result.new]
    return json.dumps({
        "voices": list(dict.fromkeys(result.voice for result in free)),
        "free": {"right": measure.right(free), "n": len(free)},
        "free_unseen_sentences": {"right": measure.right(new), "n": len(new)},
        "grammar": {"right": measure.right(inside), "n": len(inside)},
        "speed": asdict(cost),
    })  # fmt: skip


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure the small synthetic Vosk model.")
    parser.add_argument("--model", type=Path, default=models_root() / "small-synthetic-en")
    parser.add_argument("--sentences", type=int, default=measure.SENTENCES)
    parser.add_argument("--phrases", type=int, default=100)
    parser.add_argument("--voices", default=",".join(voices.HELD_OUT))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    variants = tuple(options.voices.split(","))
    free = measure.free(options.model, options.sentences, variants)
    inside = phrases(options.model, options.phrases, variants)
    cost = speed(options.model, variants)
    if options.json:
        print(_json(free, inside, cost))
        return
    new = [result for result in free if result.new]
    _table("Free decoding", free)
    print(f"  sentences never spoken in training: {measure.right(new)} of {len(new)}")
    _table(f"A grammar of {len(_PHRASES)} phrases", inside)
    print(f"Loads in {cost.load_seconds:.2f} s")
    print(f"Decodes at {cost.real_time_factor:.3f} times real time ({cost.audio_seconds:.0f} s)")


if __name__ == "__main__":
    main()
