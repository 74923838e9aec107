"""What level, noise and RNNoise do to recognition: spoken orders right, by the built-in engine.

    python -m benchmarks.levels DATA [--orders 60] [--softer DB] [--snr DB] [--rnnoise]

DATA holds `speech/picovoice_orders` and `speech/noise`, see benchmarks/rooms.py.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks import rooms
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.pcm import blocks, seconds
from voice_checkin.audio.rnnoise import Denoiser, library
from voice_checkin.audio.spoken import spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.safety import load_safety
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.nlu.lexicon import bare_lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.session.denoised import Denoised
from voice_checkin.types import RATE, Expect

_LONGEST = 9.0
"""Seconds of an order that is taken."""


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--orders", type=int, default=60)
    parser.add_argument("--softer", type=float, default=0.0, help="dB")
    parser.add_argument("--noise", choices=rooms.KINDS, default="kitchen")
    parser.add_argument("--snr", type=float, help="dB; without it nothing is mixed in")
    parser.add_argument("--rnnoise", action="store_true")
    asked = parser.parse_args()
    rnnoise = library() if asked.rnnoise else None
    if asked.rnnoise and rnnoise is None:
        sys.exit("RNNoise is not installed; pip install 'voice-checkin[noise]'")
    speech = asked.data / "speech"
    folder = speech / rooms.FOLDERS["orders"]
    templates = load_templates(folder / "coffee.yaml")
    lexicon = bare_lexicon(templates, load_safety(intents_root() / "en" / "safety.yaml"))
    engine, grammar = PocketSphinxEngine(), compile_grammar("coffee", templates)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    noise = rooms.noises(speech, 1)[asked.noise] if asked.snr is not None else None
    right, lasts, started = 0, 0.0, time.process_time()
    for number, name in enumerate(_chosen(folder, sorted(labels), asked.orders)):
        pcm = _heard(rooms.read(folder / name), asked, noise, number)
        recogniser: Recogniser = engine.recogniser(grammar)
        if rnnoise is not None:
            recogniser = Denoised(Denoiser(rnnoise), recogniser)
        for block in blocks(pcm, 0.2):
            recogniser.feed(block)
        meant = understand(recogniser.finish().text, Expect.FREE, lexicon)
        right += meant.intent == "order_drink" and _plain(meant.slots) == _plain(
            labels[name]["slots"]
        )
        lasts += seconds(pcm)
    taken = time.process_time() - started
    print(f"{right} of {asked.orders} right, {taken / lasts:.2f} times real time, {lasts:.0f} s")


def _chosen(folder: Path, names: list[str], count: int) -> list[str]:
    short = [name for name in names if len(rooms.read(folder / name)) <= _LONGEST * RATE]
    order = np.random.default_rng(3).permutation(len(short))[:count]
    return [short[at] for at in sorted(order)]


def _heard(
    audio: rooms.Samples, asked: argparse.Namespace, noise: rooms.Samples | None, number: int
) -> bytes:
    if noise is not None:
        beneath = rooms.stretch(noise, len(audio), np.random.default_rng(number))
        audio = rooms.mixed(audio, beneath, asked.snr, rooms.active_rms(audio))
    return spoken(rooms.pcm(audio / 10 ** (asked.softer / 20)), SileroVad()).audio


def _plain(slots: Mapping[str, object]) -> dict[str, str]:
    return {name: " ".join(str(value).lower().split()) for name, value in slots.items()}


if __name__ == "__main__":
    main()
