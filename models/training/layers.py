"""What a trained network is: its layers, whoever trained it. Nothing here needs torch."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

CONTEXT: Final = 14
"""Frames the network sees before and after the one it scores."""
OFFSETS: Final = ((-2, -1, 0, 1, 2), (-3, 0, 3), (-3, 0, 3), (-6, 0, 6), (0,))
"""Frames that each layer joins. After the first, multiples of 3: no frame is computed in vain."""


@dataclass(frozen=True, slots=True)
class Affine:
    """One layer ready to be written: output = weight x joined inputs + bias."""

    weight: Array
    """Shape (outputs, offsets * inputs)."""
    bias: Array


@dataclass(frozen=True, slots=True)
class Network:
    """The trained network: rectifiers between the layers, a log-softmax after the last."""

    layers: tuple[Affine, ...]
    priors: Array
    """What the network answers on average, by class."""
    accuracy: float
    """Share of labels right in the last pass over the training speech."""
