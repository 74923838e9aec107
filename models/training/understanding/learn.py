"""Fits the encoder of what people say, and writes models/understanding-en/.

    python -m models.training.understanding.learn --base DIR --clinc FILE.json --goemotions TSV

`--base` is the folder of all-MiniLM-L6-v2 (see `network.py`). Learns from what is written in this
folder and in tests/ (see `examples.py`); as harmless speech, and as what is meant for others, from
the assistant commands of CLINC150 (github.com/clinc/oos-eval, CC BY 3.0; a JSON object of lists of
[text, intent]) and from comments of GoEmotions (github.com/google-research/google-research,
Apache-2.0; text, tab, labels). Nothing is kept of them but weights.
"""

import argparse
import hashlib
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from rich.progress import track
from torch import Tensor
from torch.nn.functional import cross_entropy

from models.training.understanding.concern import LABELS
from models.training.understanding.examples import Example, examples
from models.training.understanding.network import Network, vocabulary, write
from models.training.understanding.words import UNKNOWN
from voice_checkin.nlu.reading import TELLS
from voice_checkin.resources import models_root

_EPOCHS = 3
_FITS = 2
"""Fits in different orders, whose weights are averaged: they err less than each does alone, as in
Wortsman and others, "Model soups" (2022)."""
_BATCH = 64
_RATE = 1e-4
_HEADS_RATE = 1e-3
_WARM = 0.06
"""Share of all steps in which the rate grows."""
_SMOOTH = 0.02
"""Label smoothing, as in Szegedy and others, "Rethinking the inception architecture" (2016)."""
_OF_WORDS = (0.3, 0.5, 0.5)
"""What a word weighs as a feeling, a number, a habit, beside a whole text."""
_MURMURS = ("um", "uh", "er", "erm")
"""Words that the program leaves out."""
_MOST_WORDS = 60
_ALIKE = 50
"""Batches whose texts are sorted by length, so that little is padded."""


class _Batches:
    """The examples as numbers, and batches of them in a new order each time."""

    def __init__(self, said: Sequence[Example], base: Path) -> None:
        self.concerns = tuple(dict.fromkeys(LABELS.values()))
        self.intents = tuple(sorted({one.intent for one in said if one.intent}))
        pieces = vocabulary(base)
        self.said = said
        self.cut = [pieces.cut(one.words[:_MOST_WORDS]) for one in said]

    def __len__(self) -> int:
        return math.ceil(len(self.said) / _BATCH)

    def __iter__(self) -> Iterator[list[int]]:
        order = list(range(len(self.said)))
        random.shuffle(order)
        batches = []
        for at in range(0, len(order), _BATCH * _ALIKE):
            part = sorted(order[at : at + _BATCH * _ALIKE], key=lambda i: len(self.cut[i][0]))
            batches += [part[k : k + _BATCH] for k in range(0, len(part), _BATCH)]
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


def _loss(network: Network, of: _Batches, batch: Sequence[int]) -> Tensor:
    pieces, there = of.pieces(batch)
    said = [of.said[i] for i in batch]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        concern, intent, tells = network(pieces, there)
    targets = (
        (concern, [_place(of.concerns, one.concern) for one in said],
         [one.concern_weight for one in said]),
        (intent, [_place(of.intents, one.intent) for one in said],
         [one.intent_weight for one in said]),
    )  # fmt: skip
    loss = torch.zeros(())
    for scores, labels, weights in targets:
        each = cross_entropy(
            scores.float(), torch.tensor(labels), reduction="none", label_smoothing=_SMOOTH
        )
        loss = loss + (each * torch.tensor(weights)).sum() / _BATCH
    at = 0
    for head, (names, weight) in enumerate(zip(TELLS, _OF_WORDS, strict=True)):
        wanted = of.tells(batch, head, pieces.shape[1])
        scores = tells[..., at : at + len(names)].float()
        at += len(names)
        loss = loss + weight / _BATCH * cross_entropy(
            scores.flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN, reduction="sum"
        )
    return loss


def _place(names: Sequence[str], name: str | None) -> int:
    return 0 if name is None else names.index(name)


def fit(
    said: Sequence[Example], base: Path, epochs: int = _EPOCHS, seed: int = 0
) -> tuple[Network, _Batches]:
    """Learn from the examples, in an order and with omissions that are the seed's."""
    torch.manual_seed(0)  # all begin alike, or they could not be averaged
    of = _Batches(said, base)
    network = Network(base, len(of.concerns), len(of.intents))
    network.train()
    torch.manual_seed(seed)
    random.seed(seed)
    heads = network.heads()
    body = list(network.encoder.parameters())
    steps = epochs * len(of)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": _RATE}, {"params": heads, "lr": _HEADS_RATE}], weight_decay=0.01
    )
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (steps * _WARM)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(epochs):
        for batch in track(of, f"Epoch {epoch + 1} of {epochs}"):
            loss = _loss(network, of, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            falling.step()
    return network, of


def averaged(networks: Sequence[Network]) -> Network:
    """The first of them, with the mean of all their weights."""
    states = [network.state_dict() for network in networks]
    mean = {
        name: torch.stack([state[name] for state in states]).mean(dim=0)
        if weight.is_floating_point()
        else weight
        for name, weight in states[0].items()
    }
    networks[0].load_state_dict(mean)
    return networks[0]


def main() -> None:
    """Read the arguments, fit, write."""
    parser = argparse.ArgumentParser(description="Fit the encoder of what people say.")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--clinc", type=Path, required=True)
    parser.add_argument("--goemotions", type=Path, required=True)
    options = parser.parse_args()
    said = examples(options.clinc, options.goemotions)
    fits = [fit(said, options.base, seed=seed) for seed in range(_FITS)]
    network, of = averaged([network for network, _ in fits]), fits[0][1]
    folder = models_root() / "understanding-en"
    encoder, vocabulary = folder / "encoder.onnx", folder / "vocabulary.txt"
    write(network, encoder)
    vocabulary.write_bytes((options.base / "vocab.txt").read_bytes())
    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (encoder, vocabulary)
    }
    card = {
        "concerns": of.concerns, "intents": of.intents, "murmurs": _MURMURS, "sha256": digests,
    }  # fmt: skip
    (folder / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
