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
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from models.training.understanding.batches import Batches, errors, scores, train
from models.training.understanding.examples import Example, examples
from models.training.understanding.narrower import joined, narrowed, taught
from models.training.understanding.network import Network, write
from voice_checkin.resources import models_root

_EPOCHS = 3
_FITS = 2
"""Fits in different orders, whose weights are averaged: they err less than each does alone, as in
Wortsman and others, "Model soups" (2022)."""
_RATE = 1e-4
_HEADS_RATE = 1e-3
_WIDTH = 768
"""Inner values of each layer that are kept, half of them."""
_MURMURS = ("um", "uh", "er", "erm")
"""Words that the program leaves out."""


def fit(
    said: Sequence[Example], base: Path, epochs: int = _EPOCHS, seed: int = 0
) -> tuple[Network, Batches]:
    """Learn from the examples, in an order and with omissions that are the seed's."""
    torch.manual_seed(0)  # all begin alike, or they could not be averaged
    of = Batches(said, base)
    network = Network(base, len(of.concerns), len(of.intents))
    return learned(network, of, seed, epochs, _HEADS_RATE), of


def learned(network: Network, of: Batches, seed: int, epochs: int, heads_rate: float) -> Network:
    """The network, after going through the examples so often, in an order that is the seed's."""
    torch.manual_seed(seed)
    random.seed(seed)

    def loss(batch: Sequence[int]) -> Tensor:
        return errors(scores(network, of, batch), of, batch)

    train(network, of, loss, epochs, _RATE, heads_rate)
    return network


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


def publish(network: Network, of: Batches, base: Path) -> None:
    """Write the network, its vocabulary and its card to where they are shipped from."""
    folder = models_root() / "understanding-en"
    encoder, vocabulary = folder / "encoder.onnx", folder / "vocabulary.txt"
    write(network, encoder)
    vocabulary.write_bytes((base / "vocab.txt").read_bytes())
    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (encoder, vocabulary)
    }
    card = {
        "concerns": of.concerns, "intents": of.intents, "murmurs": _MURMURS, "sha256": digests,
    }  # fmt: skip
    (folder / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, fit, write."""
    parser = argparse.ArgumentParser(description="Fit the encoder of what people say.")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--clinc", type=Path, required=True)
    parser.add_argument("--goemotions", type=Path, required=True)
    options = parser.parse_args()
    said = examples(options.clinc, options.goemotions)
    fits = [fit(said, options.base, seed=seed) for seed in range(_FITS)]
    whole, of = averaged([network for network, _ in fits]), fits[0][1]
    pupils = [narrowed(whole, of, _WIDTH) for _ in range(_FITS)]
    for seed, (pupil, _) in enumerate(pupils):
        taught(pupil, whole, of, seed)
    network = joined(pupils)
    publish(network, of, options.base)


if __name__ == "__main__":
    main()
