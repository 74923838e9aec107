"""Speech to intent: spoken orders, right when the intent and every slot are."""

from pathlib import Path
from typing import Final

from benchmarks.hearing import clips, published
from benchmarks.hearing.clips import ORDERS, Clip
from benchmarks.hearing.hearing import Heard, Noise, Task, hear, run
from benchmarks.hearing.options import Options
from benchmarks.hearing.report import Report, Row, cost, problems
from benchmarks.hearing.scoring import Share, same_order
from voice_checkin.catalogue.safety import load_safety
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.nlu.lexicon import Lexicon, bare_lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.types import Expect

CLEAN: Final = "clean"


def orders(options: Options) -> list[Report]:
    """Clean, and with each noise at each level; then what is published of others."""
    report = Report("orders", "Spoken orders: intent and all slots right")
    chosen = clips.some(clips.orders(options.data), options.limit, options.seed)
    templates = templates_of(options.data)
    lexicon = order_lexicon(templates)
    for name in options.engines:
        for label, noise in _conditions(options):
            tasks = [Task(name, options.models, clip.path, templates, noise) for clip in chosen]
            heard = run(hear, tasks, options.jobs, f"{name}, {label}")
            report.notes += problems(name, heard)
            report.detail += _detail(name, label, chosen, heard, lexicon)
            right = right_orders(chosen, heard, lexicon)
            report.rows.append(
                {"engine": name, "noise": label, "right": right, "n": right.n, **cost(heard)}
            )
    report.notes.append(_how(options))
    return [report, _others(options)]


def templates_of(data: Path) -> Path:
    """The sentence templates of the orders."""
    return data / "speech" / ORDERS / "coffee.yaml"


def order_lexicon(templates: Path) -> Lexicon:
    """What `understand --intents` makes of the templates."""
    return bare_lexicon(
        load_templates(templates), load_safety(intents_root() / "en" / "safety.yaml")
    )


def right_orders(chosen: list[Clip], heard: list[Heard], lexicon: Lexicon) -> Share:
    """How many were understood wholly."""
    return Share(
        sum(_right(clip, h, lexicon) for clip, h in zip(chosen, heard, strict=True)), len(chosen)
    )


def _right(clip: Clip, heard: Heard, lexicon: Lexicon) -> bool:
    meant = understand(heard.transcript.text, Expect.FREE, lexicon)
    return same_order(clip.slots, meant.intent, meant.slots)


def _conditions(options: Options) -> list[tuple[str, Noise | None]]:
    found: list[tuple[str, Noise | None]] = [(CLEAN, None)]
    for word in options.noises:
        path = clips.noise(options.data, word)
        found += [
            (f"{word} {level:g} dB", Noise(path, level, options.snr, options.seed))
            for level in options.levels
        ]
    return found


def _detail(
    name: str, label: str, chosen: list[Clip], heard: list[Heard], lexicon: Lexicon
) -> list[Row]:
    return [
        {
            "engine": name,
            "noise": label,
            "clip": clip.path.name,
            "heard": h.transcript.text,
            "confidence": round(h.transcript.confidence, 3),
            "right": _right(clip, h, lexicon),
        }
        for clip, h in zip(chosen, heard, strict=True)
    ]


def _how(options: Options) -> str:
    if options.snr == "mean":
        return "dB: mean power of the whole clip over that of the noise beneath it."
    return "dB: power of the clip's loudest 128 ms over that of the loudest in the noise beneath."


def _others(options: Options) -> Report:
    report = Report("published", "Published for the same orders, mean of café and kitchen")
    levels = [int(level) for level in options.levels if int(level) in published.LEVELS]
    for service in published.ACCURACY:
        row: Row = {"service": service}
        row.update({f"{level} dB": published.at(service, level) for level in levels})
        report.rows.append({**row, "mean of 6 to 24 dB": round(published.mean(service), 3)})
    report.notes.append(
        "Theirs: dB in the loudest frames (--snr peak), noise from a café as well, all their "
        "orders; ours are those that are in --data."
    )
    return report
