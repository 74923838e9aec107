"""Batches of what is learned from, what a network errs by on one, and the way down from there."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from rich.progress import track
from torch import Tensor
from torch.nn.functional import cross_entropy

from models.training.understanding.concern import LABELS
from models.training.understanding.examples import Example
from models.training.understanding.network import Network, vocabulary
from models.training.understanding.words import UNKNOWN
from voice_checkin.nlu.reading import TELLS

BATCH = 64
_WARM = 0.06
"""Share of all steps in which the rate grows."""
_SMOOTH = 0.02
"""Label smoothing, as in Szegedy and others, "Rethinking the inception architecture" (2016)."""
OF_WORDS = (0.3, 0.5, 0.5)
"""What a word weighs as a feeling, a number, a habit, beside a whole text."""
_MOST_WORDS = 60
_ALIKE = 50
"""Batches whose texts are sorted by length, so that little is padded."""


class Batches:
    """The examples as numbers, and batches of them in a new order each time."""

    def __init__(self, said: Sequence[Example], base: Path) -> None:
        self.concerns = tuple(dict.fromkeys(LABELS.values()))
        self.intents = tuple(sorted({one.intent for one in said if one.intent}))
        pieces = vocabulary(base)
        self.said = said
        self.cut = [pieces.cut(one.words[:_MOST_WORDS]) for one in said]

    def __len__(self) -> int:
        return math.ceil(len(self.said) / BATCH)

    def __iter__(self) -> Iterator[list[int]]:
        order = list(range(len(self.said)))
        random.shuffle(order)
        batches = []
        for at in range(0, len(order), BATCH * _ALIKE):
            part = sorted(order[at : at + BATCH * _ALIKE], key=lambda i: len(self.cut[i][0]))
            batches += [part[k : k + BATCH] for k in range(0, len(part), BATCH)]
        random.shuffle(batches)
        return iter(batches)

    def pieces(self, batch: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Pieces, and where there are any; both texts by places."""
        longest = max(len(self.cut[i][0]) for i in batch)
        rows = [self.cut[i][0] for i in batch]
        there = [[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows]
        return torch.tensor([row + [0] * (longest - len(row)) for row in rows]), torch.tensor(there)

    def tells(self, batch: Sequence[int], head: int, places: int) -> Tensor:
        """What each piece tells, texts by `places`; UNKNOWN where it is not learned."""
        rows = []
        for i in batch:
            labels = self.said[i].tells
            row = [labels[head][o] if labels and o >= 0 else UNKNOWN for o in self.cut[i][1]]
            rows.append(row + [UNKNOWN] * (places - len(row)))
        return torch.tensor(rows)


Scores = tuple[Tensor, Tensor, Tensor]
"""What a network makes of a batch: see `Network`."""


def scores(network: Network, of: Batches, batch: Sequence[int]) -> Scores:
    """What the network makes of a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        concern, intent, tells = network(*of.pieces(batch))
    return concern, intent, tells


def errors(made: Scores, of: Batches, batch: Sequence[int]) -> Tensor:
    """What a network that `made` this of a batch errs by, mean of the texts."""
    concern, intent, tells = made
    said = [of.said[i] for i in batch]
    targets = (
        (concern, [_place(of.concerns, one.concern) for one in said],
         [one.concern_weight for one in said]),
        (intent, [_place(of.intents, one.intent) for one in said],
         [one.intent_weight for one in said]),
    )  # fmt: skip
    loss = torch.zeros(())
    for likely, labels, weights in targets:
        each = cross_entropy(
            likely.float(), torch.tensor(labels), reduction="none", label_smoothing=_SMOOTH
        )
        loss = loss + (each * torch.tensor(weights)).sum() / BATCH
    at = 0
    for head, (names, weight) in enumerate(zip(TELLS, OF_WORDS, strict=True)):
        wanted = of.tells(batch, head, tells.shape[1])
        likely = tells[..., at : at + len(names)].float()
        at += len(names)
        loss = loss + weight / BATCH * cross_entropy(
            likely.flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN, reduction="sum"
        )
    return loss


def train(
    network: Network,
    of: Batches,
    loss: Callable[[Sequence[int]], Tensor],
    epochs: int,
    rate: float,
    heads_rate: float,
) -> None:
    """Make the `loss` of batches small, at these greatest rates."""
    network.train()
    steps = epochs * len(of)
    optimiser = torch.optim.AdamW(
        [
            {"params": list(network.encoder.parameters()), "lr": rate},
            {"params": network.heads(), "lr": heads_rate},
        ],
        weight_decay=0.01,
    )
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (steps * _WARM)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(epochs):
        for batch in track(of, f"Epoch {epoch + 1} of {epochs}"):
            error = loss(batch)
            optimiser.zero_grad()
            error.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            falling.step()


def _place(names: Sequence[str], name: str | None) -> int:
    return 0 if name is None else names.index(name)
