"""Learns on from the encoder that is shipped, when sentences were added: 40 minutes, not hours.

    python -m models.training.understanding.further --base DIR --clinc FILE.json --goemotions TSV \\
        --new FILE [FILE ...] [--epochs N]

The arguments are those of `learn.py`; `--new` names the files of this folder and of tests/ whose
sentences the encoder has not seen, each of which it hears twice as often as the others. Needs onnx.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from models.training.understanding.batches import Batches
from models.training.understanding.examples import Example, examples
from models.training.understanding.learn import averaged, learned, publish
from models.training.understanding.network import Network
from voice_checkin.nlu.normalise import utterance
from voice_checkin.resources import models_root

_EPOCHS = 3
_FITS = 2
_RATE = 1e-4


def shipped(path: Path, base: Path, concerns: int, intents: int) -> Network:
    """The network in `path` (.onnx), its weights no longer bytes."""
    weights = _Weights(path)
    network = Network(base, concerns, intents)
    for place, layer in enumerate(network.encoder.encoder.layer):
        inner = weights.of(f"encoder.encoder.layer.{place}.intermediate.dense.weight").shape
        layer.intermediate.dense = nn.Linear(inner[1], inner[0])
        layer.output.dense = nn.Linear(inner[0], inner[1])
    state = network.state_dict()
    for name, before in state.items():
        if "position_embeddings" in name:  # written with those of the only kind of token
            state[name] = weights.plain("places")
        elif "token_type_embeddings" in name:
            state[name] = torch.zeros_like(before)
        elif before.is_floating_point():
            state[name] = weights.of(name)
    network.load_state_dict(state)
    return network


class _Weights:
    """What an .onnx file holds, by the names that the network has for it."""

    def __init__(self, path: Path) -> None:
        held = onnx.load(path).graph.initializer
        self._held = {one.name: numpy_helper.to_array(one) for one in held}

    def plain(self, name: str) -> Tensor:
        """What is held under just this name."""
        return torch.tensor(self._held[name])

    def of(self, name: str) -> Tensor:
        """A parameter; bytes are scaled, and turned back where the exporter turned them."""
        whole = f"network.{name}"
        if whole in self._held:
            return self.plain(whole)
        turned = f"{whole}_Transposed_quantized" in self._held
        stem = f"{whole}_Transposed" if turned else whole
        zero, scale = self._held[f"{stem}_zero_point"], self._held[f"{stem}_scale"]
        values = (self._held[f"{stem}_quantized"].astype(np.float32) - float(zero)) * float(scale)
        return torch.tensor(values.T.copy() if turned else values)


def further(said: Sequence[Example], base: Path, seed: int, epochs: int) -> tuple[Network, Batches]:
    """The shipped network after learning from the examples, in an order that is the seed's."""
    of = Batches(said, base)
    encoder = models_root() / "understanding-en" / "encoder.onnx"
    network = shipped(encoder, base, len(of.concerns), len(of.intents))
    return learned(network, of, seed, epochs, _RATE), of


def texts(path: Path) -> list[str]:
    """The sentences of one of our files: annotated ones (.jsonl), or a label, a tab and a text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".jsonl":
        return [str(json.loads(line)["text"]) for line in lines]
    return [line.split("\t")[1] for line in lines if "\t" in line]


def main() -> None:
    """Read the arguments, learn, write."""
    parser = argparse.ArgumentParser(description="Learn on from the encoder that is shipped.")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--clinc", type=Path, required=True)
    parser.add_argument("--goemotions", type=Path, required=True)
    parser.add_argument("--new", type=Path, nargs="+", required=True)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    options = parser.parse_args()
    said = examples(options.clinc, options.goemotions)
    new = {utterance(text).words for path in options.new for text in texts(path)}
    said += [one for one in said if one.words in new]
    fits = [further(said, options.base, seed, options.epochs) for seed in range(_FITS)]
    publish(averaged([network for network, _ in fits]), fits[0][1], options.base)


if __name__ == "__main__":
    main()
