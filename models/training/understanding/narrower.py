"""A narrower network, taught by the whole one: what the program waits for is its sums.

Of the inner values of each layer those that matter least are left out; then it learns again, from
the examples and from what the whole one makes of them.
"""

import copy
import random
from collections.abc import Sequence
from functools import partial
from itertools import islice

import torch
from torch import Tensor, nn
from torch.nn.functional import kl_div, log_softmax

from models.training.understanding.batches import BATCH, OF_WORDS, Batches, errors, scores, train
from models.training.understanding.network import Network
from voice_checkin.nlu.reading import TELLS

_LESSONS = 2
"""Times that all examples are gone through."""
_RATE = 1e-4
_HEADS_RATE = 3e-4
_OF_LABELS = 0.5
"""What the examples' own labels weigh beside the teacher's."""
_LOOKED_AT = 80
"""Batches from which is seen what matters."""


Kept = Sequence[Tensor]
"""For each layer the places of those inner values that are kept, in their order."""


def narrowed(network: Network, of: Batches, width: int) -> tuple[Network, Kept]:
    """A copy that keeps the `width` inner values of each layer that matter most, and which."""
    kept = [matters.topk(width).indices.sort().values for matters in needed(network, of)]
    pupil = copy.deepcopy(network)
    for layer, places in zip(pupil.encoder.encoder.layer, kept, strict=True):
        inner, outer = layer.intermediate.dense, layer.output.dense
        layer.intermediate.dense = _linear(inner.weight[places], inner.bias[places])
        layer.output.dense = _linear(outer.weight[:, places], outer.bias)
    return pupil, kept


def joined(pupils: Sequence[tuple[Network, Kept]]) -> Network:
    """The mean of narrow networks; what only some of them keep tells so much less."""
    first = pupils[0][0]
    layers = zip(*(pupil.encoder.encoder.layer for pupil, _ in pupils), strict=True)
    kept = zip(*(places for _, places in pupils), strict=True)
    made = [_joined(each, places) for each, places in zip(layers, kept, strict=True)]
    states = [pupil.state_dict() for pupil, _ in pupils]
    rest = {
        name: torch.stack([state[name] for state in states]).mean(dim=0)
        for name, weight in states[0].items()
        if weight.is_floating_point() and ".intermediate." not in name
    }
    first.load_state_dict(rest, strict=False)
    for layer, (inner, outer) in zip(first.encoder.encoder.layer, made, strict=True):
        layer.intermediate.dense = inner
        layer.output.dense = _linear(outer, layer.output.dense.bias)
    return first


def _joined(layers: Sequence[nn.Module], kept: Sequence[Tensor]) -> tuple[nn.Linear, Tensor]:
    """The inner values of one layer in all pupils, and the weights out of them."""
    places = torch.cat(list(kept)).unique()
    count = torch.zeros(len(places), 1)
    width = layers[0].output.dense.out_features
    weight, bias = torch.zeros(len(places), width), torch.zeros(len(places))
    outer = torch.zeros(width, len(places))
    for layer, own in zip(layers, kept, strict=True):
        at = torch.searchsorted(places, own)
        count[at] += 1
        weight[at] += layer.intermediate.dense.weight.detach()
        bias[at] += layer.intermediate.dense.bias.detach()
        outer[:, at] += layer.output.dense.weight.detach() / len(layers)
    return _linear(weight / count, bias / count[:, 0]), outer


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight.detach().clone(), bias.detach().clone()
    return made


def needed(network: Network, of: Batches, most: int = _LOOKED_AT) -> list[Tensor]:
    """For each layer how much each inner value matters: what the loss would change without it.

    The first-order estimate of Molchanov and others, "Importance estimation for neural network
    pruning" (2019), over `most` batches.
    """
    network.train()
    random.seed(0)
    layers = network.encoder.encoder.layer
    inner: dict[int, Tensor] = {}

    def seen(place: int, _: object, __: object, values: Tensor) -> None:
        values.retain_grad()
        inner[place] = values

    hooks = [
        layer.intermediate.register_forward_hook(partial(seen, i)) for i, layer in enumerate(layers)
    ]
    found = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    for batch in islice(of, most):
        network.zero_grad()
        errors(scores(network, of, batch), of, batch).backward()
        for place, values in inner.items():
            found[place] += (values * values.grad).float().sum(1).abs().sum(0).detach()
    for hook in hooks:
        hook.remove()
    network.zero_grad()
    return found


def taught(
    pupil: Network, teacher: Network, of: Batches, seed: int = 0, epochs: int = _LESSONS
) -> Network:
    """The pupil, after learning from the examples and from what the teacher makes of them.

    As in Hinton and others, "Distilling the knowledge in a neural network" (2015).
    """
    torch.manual_seed(seed)
    random.seed(seed)
    teacher.eval()

    def loss(batch: Sequence[int]) -> Tensor:
        said = scores(pupil, of, batch)
        with torch.no_grad():
            wanted = scores(teacher, of, batch)
        there = of.pieces(batch)[1]
        apart = (_apart(said[0], wanted[0]) + _apart(said[1], wanted[1])).sum()
        at = 0
        for names, weight in zip(TELLS, OF_WORDS, strict=True):
            head = slice(at, at + len(names))
            apart = (
                apart + weight * (_apart(said[2][..., head], wanted[2][..., head]) * there).sum()
            )
            at += len(names)
        return _OF_LABELS * errors(said, of, batch) + apart / BATCH

    train(pupil, of, loss, epochs, _RATE, _HEADS_RATE)
    return pupil


def _apart(said: Tensor, wanted: Tensor) -> Tensor:
    """How far two lots of scores are apart: Kullback and Leibler's divergence."""
    lots = (log_softmax(each.float(), -1) for each in (said, wanted))
    return kl_div(*lots, reduction="none", log_target=True).sum(-1)
