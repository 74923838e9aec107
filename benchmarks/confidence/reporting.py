"""What becomes of the turns, and whether the confidence says the truth."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.confidence.turns import Turn
from benchmarks.hearing.report import Report
from benchmarks.hearing.scoring import Share
from voice_checkin.dialogue.sureness import CONFIRM_BELOW

_STEPS: Final = 10


_CURVES: Final[dict[str, Callable[[Turn], bool]]] = {
    "orders and numbers, clean": lambda t: not t.foreign and t.snr is None,
    "... in kitchen noise, 12 dB": lambda t: not t.foreign and t.snr is not None,
    "all, with foreign speech and noise": lambda _: True,
}


def outcomes(turns: Sequence[Turn], sure: Sequence[float], title: str) -> Report:
    """What is accepted without a question, and how much of that is wrong; by kind of turn."""
    report = Report("outcomes", title)
    pairs = list(zip(turns, sure, strict=True))
    for label, inside in _kinds():
        mine = [(turn, p) for turn, p in pairs if inside(turn)]
        taken = [turn for turn, p in mine if p >= CONFIRM_BELOW]
        right = [p for turn, p in mine if turn.right]
        foreign = all(turn.foreign for turn, _ in mine)
        report.rows.append({
            "turns": label, "n": len(mine),
            "heard right": None if foreign else Share(len(right), len(mine)),
            "accepted": Share(len(taken), len(mine)),
            "wrong of accepted": Share(sum(not turn.right for turn in taken), len(taken)),
            "questioned of right": None if foreign else
            Share(sum(p < CONFIRM_BELOW for p in right), len(right)),
        })  # fmt: skip
    report.notes.append(f"Accepted from {CONFIRM_BELOW} up.")
    return report


def reliability(turns: Sequence[Turn], sure: Sequence[float], title: str) -> Report:
    """How many were right of those that were so sure."""
    report = Report("reliability", title)
    for low, high, mine in _bins(turns, sure):
        report.rows.append({
            "confidence": f"{low:.1f}-{high:.1f}", "n": len(mine),
            "mean confidence": sum(p for _, p in mine) / len(mine) if mine else None,
            "right": Share(sum(turn.right for turn, _ in mine), len(mine)),
        })  # fmt: skip
    return report


def plot(turns: Sequence[Turn], sure: Sequence[float], path: Path) -> None:
    """Draw the share that was right over the confidence, with 95% intervals."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 6))
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    for label, inside in _CURVES.items():
        mine = [(turn, p) for turn, p in zip(turns, sure, strict=True) if inside(turn)]
        bins = [each for _, _, each in _bins(*zip(*mine, strict=True)) if each] if mine else []
        shares = [Share(sum(turn.right for turn, _ in each), len(each)) for each in bins]
        means = [sum(p for _, p in each) / len(each) for each in bins]
        values = [share.value for share in shares]
        below = [max(0.0, share.value - share.interval[0]) for share in shares]
        above = [max(0.0, share.interval[1] - share.value) for share in shares]
        axes.errorbar(means, values, (below, above), marker="o", capsize=3, label=label)
    axes.axvline(CONFIRM_BELOW, color="0.5", linestyle=":", label="accepted from here up")
    axes.set(xlabel="confidence", ylabel="share that was right", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(path)


def _kinds() -> Iterator[tuple[str, Callable[[Turn], bool]]]:
    yield "orders and numbers", lambda t: not t.foreign and t.snr is None
    yield "orders", lambda t: _inside(t, "orders") and t.snr is None
    yield "numbers", lambda t: _inside(t, "numbers") and t.snr is None
    yield "orders, kitchen 12 dB", lambda t: _inside(t, "orders") and t.snr is not None
    yield "numbers, kitchen 12 dB", lambda t: _inside(t, "numbers") and t.snr is not None
    yield "foreign speech", lambda t: t.foreign and t.kind != "noise"
    yield (
        "... to a question of the check-in",
        lambda t: t.foreign and t.kind != "noise" and t.grammar not in ("orders", "numbers"),
    )
    yield "noise", lambda t: t.kind == "noise"


def _inside(turn: Turn, grammar: str) -> bool:
    return not turn.foreign and turn.grammar == grammar


def _bins(
    turns: Sequence[Turn], sure: Sequence[float]
) -> Iterator[tuple[float, float, list[tuple[Turn, float]]]]:
    pairs = list(zip(turns, sure, strict=True))
    for step in range(_STEPS):
        low, high = step / _STEPS, (step + 1) / _STEPS
        top = 2.0 if step == _STEPS - 1 else high
        yield low, high, [(turn, p) for turn, p in pairs if low <= p < top]
