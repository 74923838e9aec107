"""am/final.mdl: a transition model and an nnet3 network in Kaldi's binary form."""

import math

import numpy as np

from models.training import kaldi_io as io
from models.training import phones
from models.training.layers import CONTEXT, OFFSETS, Affine, Network


def self_loop(phone: int) -> int:
    """The transition-id of staying in a phone."""
    return 2 * phone - 1


def forward(phone: int) -> int:
    """The transition-id of a phone's first frame."""
    return 2 * phone


def model(network: Network) -> bytes:
    """The bytes of final.mdl."""
    return io.HEADER + _transitions() + _network(network)


def _transitions() -> bytes:
    """One topology for all phones: a single emitting state that stays or leaves, both at 0.5."""
    numbers = list(range(1, phones.phone_count() + 1))
    half = np.array([0.5], "<f4").tobytes()
    emitting = io.integer(0) + io.integer(2)
    emitting += io.integer(0) + b"\4" + half + io.integer(1) + b"\4" + half
    final = io.integer(-1) + io.integer(0)
    topology = (
        io.token("<Topology>")
        + io.integers(numbers)
        + io.integers([-1] + [0] * len(numbers))
        + io.integer(1)
        + io.integer(2)
        + emitting
        + final
        + io.token("</Topology>")
    )
    triples = b"".join(
        io.integer(phone) + io.integer(0) + io.integer(phones.phone_class(phone))
        for phone in numbers
    )
    costs = np.full(2 * len(numbers) + 1, math.log(0.5), np.float32)
    costs[0] = 0
    return (
        io.token("<TransitionModel>")
        + topology
        + io.token("<Triples>")
        + io.integer(len(numbers))
        + triples
        + io.token("</Triples>")
        + io.token("<LogProbs>")
        + io.vector(costs)
        + io.token("</LogProbs>")
        + io.token("</TransitionModel>")
    )


def _network(network: Network) -> bytes:
    parts = _components(network)
    body = b"".join(io.token("<ComponentName>") + io.token(name) + data for name, data in parts)
    return (
        io.token("<Nnet3>")
        + b"\n"
        + _config(network).encode()
        + b"\n"
        + io.token("<NumComponents>")
        + io.integer(len(parts))
        + body
        + io.token("</Nnet3>")
        + io.token("<LeftContext>")
        + io.integer(CONTEXT)
        + io.token("<RightContext>")
        + io.integer(CONTEXT)
        + io.token("<Priors>")
        + io.vector(network.priors)
    )


def _config(network: Network) -> str:
    """The wiring in text; the caller ends it with a blank line."""
    inputs = network.layers[0].weight.shape[1] // len(OFFSETS[0])
    lines = [f"input-node name=input dim={inputs}"]
    source = "input"
    for number, offsets in enumerate(OFFSETS, 1):
        joined = _append(source, offsets)
        lines.append(f"component-node name=affine{number} component=affine{number} input={joined}")
        after = "softmax" if number == len(OFFSETS) else f"relu{number}"
        lines.append(f"component-node name={after} component={after} input=affine{number}")
        source = after
    lines.append("output-node name=output input=softmax objective=linear")
    return "\n".join(lines) + "\n"


def _append(source: str, offsets: tuple[int, ...]) -> str:
    parts = [f"Offset({source}, {n})" if n else source for n in offsets]
    return parts[0] if len(parts) == 1 else f"Append({', '.join(parts)})"


def _components(network: Network) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for number, layer in enumerate(network.layers, 1):
        found.append((f"affine{number}", _affine(layer)))
        last = number == len(network.layers)
        kind = "LogSoftmaxComponent" if last else "RectifiedLinearComponent"
        name = "softmax" if last else f"relu{number}"
        found.append((name, _nonlinearity(kind, len(layer.bias))))
    return found


def _affine(layer: Affine) -> bytes:
    return (
        io.token("<FixedAffineComponent>")
        + io.token("<LinearParams>")
        + io.matrix(layer.weight)
        + io.token("<BiasParams>")
        + io.vector(layer.bias)
        + io.token("</FixedAffineComponent>")
    )


def _nonlinearity(kind: str, dimension: int) -> bytes:
    """A component without parameters; its training statistics are left empty."""
    empty = io.vector(np.zeros(0, np.float32))
    return (
        io.token(f"<{kind}>")
        + io.token("<Dim>")
        + io.integer(dimension)
        + io.token("<ValueAvg>")
        + empty
        + io.token("<DerivAvg>")
        + empty
        + io.token("<Count>")
        + io.double(0.0)
        + io.token("<NumDimsSelfRepaired>")
        + io.double(0.0)
        + io.token("<NumDimsProcessed>")
        + io.double(0.0)
        + io.token(f"</{kind}>")
    )
