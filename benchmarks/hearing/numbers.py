"""Spoken numbers: telephone numbers, codes, years, with a grammar of number words.

Taken are the utterances in which every word is a number below a hundred, said as a digit, a teen
or a ten ("oh" is zero), or "yes" or "no"; and those that are "enter" and then such words.
Left out are ordinals and months, "hundred", "thousand", and "area code".
"""

from collections import defaultdict
from pathlib import Path
from typing import Final

from benchmarks.hearing import clips
from benchmarks.hearing.clips import NUMBERS, Clip
from benchmarks.hearing.hearing import Heard, Task, hear, run
from benchmarks.hearing.options import Options
from benchmarks.hearing.report import Report, cost, problems
from benchmarks.hearing.scoring import Share, words

TEMPLATES: Final = Path(__file__).with_name("numbers.yaml")
_NUMBERS: Final = frozenset((
    "oh", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "yes", "no",
))  # fmt: skip
_BEFORE: Final = "enter"


def numbers(options: Options) -> list[Report]:
    """By utterance, bare and after "enter"; and by speaker."""
    report = Report("numbers", "Spoken numbers: every word right")
    chosen = taken(options)
    for name in options.engines:
        heard = hear_numbers(name, chosen, options)
        report.notes += problems(name, heard)
        right = [right_words(clip, h) for clip, h in zip(chosen, heard, strict=True)]
        kinds = {
            "all": [True] * len(chosen),
            "numbers alone": [not starts_with_enter(clip) for clip in chosen],
            "after 'enter'": [starts_with_enter(clip) for clip in chosen],
        }
        for kind, inside in kinds.items():
            picked = [i for i, yes in enumerate(inside) if yes]
            share = Share(sum(right[i] for i in picked), len(picked))
            report.rows.append({
                "engine": name, "utterances": kind, "right": share, "n": share.n,
                **by_speaker([chosen[i] for i in picked], [right[i] for i in picked]),
                **cost([heard[i] for i in picked]),
            })  # fmt: skip
        report.detail += [
            {"engine": name, "clip": c.path.name, "speaker": c.speaker, "said": c.text,
             "heard": h.transcript.text, "confidence": round(h.transcript.confidence, 3),
             "right": ok}
            for c, h, ok in zip(chosen, heard, right, strict=True)
        ]  # fmt: skip
    return [report]


def taken(options: Options) -> list[Clip]:
    """The utterances that count, see above; at most `options.limit` of them."""
    found = [clip for clip in clips.listed(options.data, NUMBERS) if is_taken(clip.text)]
    return clips.some(found, options.limit, options.seed)


def is_taken(text: str) -> bool:
    """True for number words, yes and no alone, or after one "enter"."""
    said = words(text)
    rest = said[1:] if said[:1] == [_BEFORE] else said
    return bool(rest) and _NUMBERS.issuperset(rest)


def starts_with_enter(clip: Clip) -> bool:
    """Not a number, but said before one in a quarter of the utterances."""
    return words(clip.text)[:1] == [_BEFORE]


def hear_numbers(name: str, chosen: list[Clip], options: Options) -> list[Heard]:
    """All of them through one engine."""
    tasks = [Task(name, options.models, clip.path, TEMPLATES) for clip in chosen]
    return run(hear, tasks, options.jobs, f"{name}, numbers")


def right_words(clip: Clip, heard: Heard) -> bool:
    """Every word as transcribed, and no other."""
    return words(heard.transcript.text) == words(clip.text)


def by_speaker(chosen: list[Clip], right: list[bool]) -> dict[str, object]:
    """The mean of the speakers' own shares, and how many were always heard right."""
    own: dict[str, list[bool]] = defaultdict(list)
    for clip, ok in zip(chosen, right, strict=True):
        own[clip.speaker].append(ok)
    shares = [sum(oks) / len(oks) for oks in own.values()]
    return {
        "mean of speakers": round(sum(shares) / len(shares), 3) if shares else None,
        "speakers all right": f"{sum(share == 1 for share in shares)} of {len(shares)}",
    }
