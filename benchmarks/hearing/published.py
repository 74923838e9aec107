"""Published command accuracies on the spoken orders, to stand beside ours.

From the README of Picovoice/speech-to-intent-benchmark, commit 47b1ca6: the mean over noise from a
café and from a kitchen; their ratios are taken in the loudest frames (`mixing`).
"""

from statistics import fmean
from typing import Final

LEVELS: Final = (6, 9, 12, 15, 18, 21, 24)
"""dB."""
ACCURACY: Final[dict[str, tuple[float, ...]]] = {
    "Google Dialogflow": (0.665, 0.740, 0.770, 0.795, 0.815, 0.825, 0.825),
    "Amazon Lex": (0.755, 0.830, 0.845, 0.870, 0.870, 0.870, 0.875),
    "IBM Watson": (0.610, 0.800, 0.885, 0.925, 0.945, 0.950, 0.960),
    "Microsoft LUIS": (0.845, 0.870, 0.895, 0.905, 0.915, 0.930, 0.930),
    "Picovoice Rhino": (0.935, 0.965, 0.980, 0.985, 0.985, 0.990, 0.990),
}
"""Share of orders with intent and all slots right, at each of `LEVELS`."""


def at(service: str, level: int) -> float | None:
    """What is published for a service at a level in dB, if anything."""
    return dict(zip(LEVELS, ACCURACY[service], strict=True)).get(level)


def mean(service: str) -> float:
    """The mean over all levels."""
    return fmean(ACCURACY[service])
