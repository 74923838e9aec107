"""The network: cepstra in, one score for each class every 30 ms out; its training and folding."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import nn

from models.training.features import DIMENSION
from models.training.layers import CONTEXT, Affine, Array, Network
from models.training.phones import CLASSES
from models.training.recipe import Plan
from models.training.speech import Example

_IGNORED: Final = -100
_SMOOTHING: Final = 0.1
"""Share of each label that is spread over all classes."""
_CHANNEL: Final = 0.25
"""Deviation of the random colouring given to each utterance, in standard deviations."""
_HISS: Final = 0.1


class _Net(nn.Module):  # type: ignore[misc]
    """Splices as convolutions: a stride of 3, then dilations in steps of 30 ms."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList([
            nn.Conv1d(DIMENSION, hidden, 5, stride=3),
            nn.Conv1d(hidden, hidden, 3),
            nn.Conv1d(hidden, hidden, 3),
            nn.Conv1d(hidden, hidden, 3, dilation=2),
            nn.Conv1d(hidden, len(CLASSES), 1),
        ])  # fmt: skip
        self.norms = nn.ModuleList([nn.BatchNorm1d(hidden, affine=False) for _ in range(4)])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for convolution, norm in zip(self.convolutions[:-1], self.norms, strict=True):
            x = norm(torch.relu(convolution(x)))
        return self.convolutions[-1](x)


def train(
    examples: Sequence[Example], plan: Plan, progress: Callable[[int], None] = lambda _: None
) -> Network:
    """Train on `examples`; `progress` is called with the number of batches done at a time.

    The same examples, plan and torch give the same network.
    """
    # Matrices this small gain little from a second thread, and lose much on a busy machine.
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    torch.use_deterministic_algorithms(True)
    frames = np.concatenate([e.cepstra for e in examples])
    mean, deviation = frames.mean(0), frames.std(0) + 1e-3
    batches = _batches(examples, plan.batch, mean, deviation)
    net = _Net(plan.hidden)
    optimiser = torch.optim.AdamW(net.parameters(), lr=plan.rate, weight_decay=0.01)
    steps = plan.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, plan.rate, total_steps=steps)
    loss_of = nn.CrossEntropyLoss(ignore_index=_IGNORED, label_smoothing=_SMOOTHING)
    accuracy = 0.0
    for _ in range(plan.epochs):
        right = total = 0
        for index in torch.randperm(len(batches)).tolist():
            inputs, labels = batches[index]
            scores = net(_coloured(inputs))
            loss = loss_of(scores, labels)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            right += int((scores.argmax(1) == labels).sum())
            total += int((labels != _IGNORED).sum())
            progress(1)
        accuracy = right / total
    net.eval()
    return Network(_fold(net, mean, deviation), _priors(examples), accuracy)


def _coloured(inputs: torch.Tensor) -> torch.Tensor:
    """Another channel for each utterance, and a little hiss: cheap variety of voices."""
    channel = torch.randn(inputs.shape[0], inputs.shape[1], 1) * _CHANNEL
    return inputs + channel + torch.randn_like(inputs) * _HISS


def _batches(
    examples: Sequence[Example], size: int, mean: Array, deviation: Array
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Batches of utterances of like length: inputs (B, 40, frames), labels (B, labels)."""
    by_length = sorted(examples, key=lambda e: len(e.labels))
    return [
        _batch(by_length[i : i + size], mean, deviation) for i in range(0, len(by_length), size)
    ]


def _batch(examples: Sequence[Example], mean: Array, deviation: Array) -> tuple[Any, Any]:
    longest = max(len(e.labels) for e in examples)
    width = 3 * (longest - 1) + 1 + 2 * CONTEXT
    inputs = np.empty((len(examples), DIMENSION, width), np.float32)
    labels = np.full((len(examples), longest), _IGNORED, np.int64)
    for row, example in enumerate(examples):
        # libvosk repeats the first and the last frame where the context leaves the audio.
        frames = np.arange(width) - CONTEXT
        clipped = example.cepstra[frames.clip(0, len(example.cepstra) - 1)]
        inputs[row] = ((clipped - mean) / deviation).T
        labels[row, : len(example.labels)] = example.labels
    return torch.from_numpy(inputs), torch.from_numpy(labels)


def _priors(examples: Sequence[Example]) -> Array:
    """What the network answers on average: the labels' shares, smoothed as in the training.

    libvosk divides its answers by these. By bare shares, a rare phone would gain so much that
    silence turned into it.
    """
    counts = np.bincount(np.concatenate([e.labels for e in examples]), minlength=len(CLASSES))
    shares = (1 - _SMOOTHING) * counts / counts.sum() + _SMOOTHING / len(CLASSES)
    priors: Array = shares.astype(np.float32)
    return priors


def _fold(net: _Net, mean: Array, deviation: Array) -> tuple[Affine, ...]:
    """Each layer as one affine map: what normalised its input is folded into its weights."""
    scales, shifts = [1 / deviation], [-mean / deviation]
    for norm in net.norms:
        scale = 1 / np.sqrt(norm.running_var.numpy() + norm.eps)
        scales.append(scale)
        shifts.append(-norm.running_mean.numpy() * scale)
    layers: list[Affine] = []
    for convolution, scale, shift in zip(net.convolutions, scales, shifts, strict=True):
        weight = convolution.weight.detach().numpy()
        bias = convolution.bias.detach().numpy() + np.einsum("oik,i->o", weight, shift)
        joined = (weight * scale[None, :, None]).transpose(0, 2, 1)
        layers.append(Affine(joined.reshape(len(weight), -1), bias))
    return tuple(layers)
