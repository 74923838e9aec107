"""Score the safety check on statements labelled by hand, and list what it gets wrong.

    python benchmarks/score_safety.py FILE.tsv... [--rules intents/en/safety.yaml] [--seconds]

Each line of a file is `category<TAB>statement`; with several statements to a line, the rest are
read as further hearings of the same words. Categories: R clear, A ambiguous, N harmless, T other
person, B bereaved, G denied, P past, O other urgent need; `-asr` for text bent by a recogniser.
Lines that begin with `#` are left out.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from voice_checkin.catalogue.safety import load_safety
from voice_checkin.nlu.safety import SafetyRules, assess, explain
from voice_checkin.resources import intents_root
from voice_checkin.types import Concern

ACTED = frozenset((Concern.CLEAR, Concern.IMMINENT))
NOTICED = ACTED | {Concern.AMBIGUOUS}
URGENT = NOTICED | {Concern.MEDICAL, Concern.ABUSE}
GENTLE = frozenset((Concern.NONE, Concern.AMBIGUOUS))
WANTED = {
    "R": ACTED,
    "R-asr": NOTICED,
    "A": NOTICED,
    "A-asr": NOTICED,
    "T": ACTED | {Concern.OTHER_PERSON},
    "B": frozenset((Concern.BEREAVED, Concern.NONE)),
    "G": GENTLE | {Concern.DENIED},
    "P": GENTLE | {Concern.PAST},
    "N": frozenset((Concern.NONE,)),
    "N-asr": frozenset((Concern.NONE,)),
    "O": URGENT,
}

WANTED |= {f"{kind}-asr": WANTED[kind] for kind in "TBGPO"}


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled statement and what the check made of it."""

    category: str
    text: str
    concern: Concern
    rules: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the concern is among those the category allows."""
        return self.concern in WANTED[self.category]


def judge(lines: Iterable[str], rules: SafetyRules) -> list[Judged]:
    """Assess every labelled line. Raises SystemExit for a line without a known category."""
    judged = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        category, *said = line.rstrip("\n").split("\t")
        if category not in WANTED or not said:
            raise SystemExit(f"line {number}: begin it with one of {', '.join(WANTED)} and a tab")
        concern = assess(said[0], rules, said[1:])
        judged.append(Judged(category, said[0], concern, explain(said[0], rules)[1]))
    return judged


def report(name: str, judged: list[Judged]) -> str:
    """Shares by category, two summary lines, and every error with the rules that matched."""
    total, right = (
        Counter(j.category for j in judged),
        Counter(j.category for j in judged if j.right),
    )
    lines = [f"{name}: {len(judged)} statements"]
    lines += [f"  {c:6} {_share(right[c], total[c])}" for c in total]
    risk = [j for j in judged if j.category in ("R", "R-asr")]
    calm = [j for j in judged if j.category in ("N", "N-asr")]
    lines.append(f"  risk noticed {_share(sum(j.concern in NOTICED for j in risk), len(risk))}")
    lines.append(f"  false alarms {_share(sum(not j.right for j in calm), len(calm))}")
    lines += [
        f"    {j.category:6} {j.concern:13} {j.text}  [{' '.join(j.rules)}]"
        for j in judged
        if not j.right
    ]
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "none"


def main() -> None:
    """Read the arguments, score each file, print."""
    parser = argparse.ArgumentParser(description="Score the safety check on labelled statements.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--seconds", action="store_true", help="also print the time per statement")
    options = parser.parse_args()
    rules = load_safety(options.rules or intents_root() / "en" / "safety.yaml")
    for path in options.files:
        lines = path.read_text(encoding="utf-8").splitlines()
        start = time.perf_counter()
        judged = judge(lines, rules)
        took = time.perf_counter() - start
        print(report(path.name, judged))
        if options.seconds:
            print(
                f"  {1000 * took / max(1, len(judged)):.3f} ms a statement, explanations included"
            )


if __name__ == "__main__":
    main()
