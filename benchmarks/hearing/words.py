"""Word error rate in free speech.

Compared are lower-case words without punctuation, digits written out, without "uh", "um" and the
like on either side, and without the marks of noises and broken-off words in the transcripts.
"""

from collections import defaultdict
from typing import Final

from benchmarks.hearing import clips
from benchmarks.hearing.clips import COMMANDS, NUMBERS, SPONTANEOUS, Clip
from benchmarks.hearing.hearing import Heard, Task, hear, run
from benchmarks.hearing.options import Options
from benchmarks.hearing.report import Report, cost, problems
from benchmarks.hearing.scoring import Mistakes, bootstrap, edits, error_rate
from benchmarks.hearing.scoring import words as spoken

_CORPORA: Final = (NUMBERS, SPONTANEOUS, COMMANDS)


def words(options: Options) -> list[Report]:
    """Each corpus for itself: they are as different as dictation and a far microphone."""
    report = Report("words", "Free speech: word error rate (95% interval by bootstrap)")
    for corpus in _CORPORA:
        chosen = transcribed(options, corpus)
        for name in options.engines:
            heard = hear_freely(name, chosen, options)
            report.notes += problems(name, heard)
            found = [mistakes(clip, h) for clip, h in zip(chosen, heard, strict=True)]
            low, high = bootstrap(by_speaker(chosen, found), options.seed)
            report.rows.append({
                "corpus": corpus, "engine": name, "word error": error_rate(found),
                "interval": f"{low:.3f}-{high:.3f}", "clips": len(found),
                "words": sum(m.words for m in found), **cost(heard),
            })  # fmt: skip
            report.detail += [
                {"engine": name, "clip": c.path.name, "said": c.text, "heard": h.transcript.text,
                 "confidence": round(h.transcript.confidence, 3), "edits": m.edits,
                 "words": m.words}
                for c, h, m in zip(chosen, heard, found, strict=True)
            ]  # fmt: skip
    return [report]


def transcribed(options: Options, corpus: str) -> list[Clip]:
    """The clips with a transcript, none twice; at most `options.limit`."""
    found = [c for c in clips.listed(options.data, corpus) if c.text and not clips.is_copy(c)]
    return clips.some(found, options.limit, options.seed)


def hear_freely(name: str, chosen: list[Clip], options: Options) -> list[Heard]:
    """All of them through one engine, without a grammar."""
    tasks = [Task(name, options.models, clip.path) for clip in chosen]
    return run(hear, tasks, options.jobs, f"{name}, free speech")


def mistakes(clip: Clip, heard: Heard) -> Mistakes:
    """What is wrong in one clip."""
    said = spoken(clip.text)
    return Mistakes(edits(said, spoken(heard.transcript.text)), len(said))


def by_speaker(chosen: list[Clip], found: list[Mistakes]) -> list[list[Mistakes]]:
    """Grouped by speaker; a clip of nobody known stands alone."""
    groups: dict[str, list[Mistakes]] = defaultdict(list)
    for clip, one in zip(chosen, found, strict=True):
        groups[clip.speaker or clip.path.name].append(one)
    return list(groups.values())
