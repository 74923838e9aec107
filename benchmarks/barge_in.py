""" "Stop" over the assistant's voice at the echo's level: heard, and what else is taken for it.

    python benchmarks/barge_in.py [--engine vosk|pocketsphinx] [--rooms N] [--drift PPM]

Each room has its own delay (0 to 500 ms, with some milliseconds of jitter from line to line), an
echo of -6 dB with four walls, and one canceller that learns from line to line. With `--drift` the
loudspeaker's clock goes slower or faster than the microphone's. Lines are the assistant's own;
other voices say "stop", the wake word, other words, or nothing over them.
"""

import argparse
import random
from collections import Counter

from rich.progress import track

from tests.support.echoing import Heard, in_the_room
from tests.support.voices import line_of, said_by
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.recogniser import Engine
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.audio.pcm import silence
from voice_checkin.catalogue.script import load_script
from voice_checkin.resources import intents_root, models_root
from voice_checkin.session.barge_in import BargeIn, passes
from voice_checkin.wake.word import WakeWord, Word

VOICES = ("m1", "f2", "m3", "f4", "f5", "m7", "Andrea", "Gene", "max", "robert", "Alex", "f1")
WORD: Word = "alexa"
STOPS = ("stop", "stop", "stop please", "pause")
OTHERS = (
    "i feel a bit low today", "yes", "no thanks", "i slept six hours", "what was that", "hang on",
    "dinner is ready", "the kids are asleep", "okay", "numb",
)  # fmt: skip
KINDS = ("nobody", "nobody", "stop", "other", "nobody", "stop", "called")
LINES_A_ROOM = 25
SHORTEST = 2 * 2.2 * 16_000


def lines() -> list[str]:
    """What the assistant says, without lines that name the words."""
    script = load_script(intents_root())
    said = [one for some in script.lines.wordings.values() for one in some if "{" not in one]
    for exercise in script.exercises.values():
        said += [cue.say for form in exercise.forms.values() for cue in form.cues if cue.say]
    return list(dict.fromkeys(said))


def room(engine: Engine, number: int, drift: float, counts: Counter[tuple[str, bool]]) -> None:
    """One room, its lines, and who speaks over them."""
    chance = random.Random(number)
    phrases = load_script(intents_root()).lines.hear["barge_in"]
    microphone = Heard()
    wake = WakeWord(WORD)
    barge_in = BargeIn(microphone, passes(engine, phrases), phrases, wake=wake)
    every = [line for line in lines() if barge_in.may_hear(line)]
    chance.shuffle(every)
    usual, clocks = chance.uniform(0.0, 0.47), chance.choice((-1, 1)) * drift
    for place in range(LINES_A_ROOM):
        kind = KINDS[place % len(KINDS)]
        played = line_of(every.pop())
        while len(played) < SHORTEST and kind != "nobody":
            played += silence(0.3) + line_of(every.pop())
        over, words = b"", ""
        if kind != "nobody":
            said = {"stop": STOPS, "other": OTHERS, "called": (WORD,)}[kind]
            words = chance.choice(said)
            over = said_by(f"en-us+{chance.choice(VOICES)}", words)
        while_playing = barge_in.begin(played)
        delay = usual + chance.uniform(0.0, 0.03)
        at, drifts = chance.uniform(0.5, 1.3), clocks * chance.uniform(0.9, 1.1)
        microphone.put(in_the_room(played, delay, over=over, at=at, drift=drifts))
        heard = while_playing(microphone.playing)
        right = heard.called if kind == "called" else heard.over is not None or heard.called
        counts[kind, right] += 1
        if right and kind in ("nobody", "other"):
            taken_for = heard.over.text if heard.over else WORD
            print(f"    line {place}: {taken_for!r} was heard of {words or 'nobody'!r}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("vosk", "pocketsphinx"), default="pocketsphinx")
    parser.add_argument("--rooms", type=int, default=12)
    parser.add_argument("--drift", type=float, default=0.0, help="parts in a million, at most")
    options = parser.parse_args()
    engine: Engine = PocketSphinxEngine()
    if options.engine == "vosk":
        engine = VoskEngine(models_root() / "small-synthetic-en")
    counts: Counter[tuple[str, bool]] = Counter()
    for number in track(range(options.rooms), "rooms"):
        room(engine, number, options.drift / 1e6, counts)
    print(f"{engine.name}, {options.rooms} rooms")
    for kind in ("stop", "called", "other", "nobody"):
        hit, whole = counts[kind, True], counts[kind, True] + counts[kind, False]
        print(f"  {kind:8} silenced {hit}/{whole} = {hit / max(whole, 1):.3f}")


if __name__ == "__main__":
    main()
