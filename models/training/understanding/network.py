"""The encoder with its heads, in torch: loaded from its base, and written as ONNX in bytes.

The base is all-MiniLM-L6-v2 of the sentence-transformers (Apache-2.0): six layers of 384, trained
on a billion pairs of sentences. Its file is checked against the digest its publisher lists.
"""

import hashlib
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from voice_checkin.nlu.reading import TELLS
from voice_checkin.nlu.wordpiece import WordPieces

_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors."""
_DROPPED = 0.1
"""Share of the values that are left out at a time while learning."""
_OPSET = 17


class Network(nn.Module):  # type: ignore[misc]
    """Pieces in; scores of concerns, of intents, and for each piece those of `TELLS` out."""

    def __init__(self, base: Path, concerns: int, intents: int) -> None:
        """`base` is the folder of the pre-trained model. Raises ValueError for another model."""
        super().__init__()
        stored = (base / "model.safetensors").read_bytes()
        if hashlib.sha256(stored).hexdigest() != _DIGEST:
            raise ValueError(f"{base} does not hold the model that the encoder starts from")
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.concern = nn.Linear(width, concerns)
        self.intent = nn.Linear(width, intents)
        self.tells = nn.Linear(width, sum(map(len, TELLS)))
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, pieces: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`pieces` and `there` (1 where there is one, else 0) are texts by places."""
        seen = self.encoder(input_ids=pieces, attention_mask=there).last_hidden_state
        seen = self.drop(seen)
        whole = (seen * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return self.concern(whole), self.intent(whole), self.tells(seen)

    def heads(self) -> list[nn.Parameter]:
        """The parameters that are not pre-trained."""
        return [p for name, p in self.named_parameters() if not name.startswith("encoder.")]


class _One(nn.Module):  # type: ignore[misc]
    """One text at a time, as the program asks."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`pieces` has one row."""
        concern, intent, tells = self.network(pieces, torch.ones_like(pieces, dtype=torch.float32))
        return concern[0], intent[0], tells[0]


def vocabulary(base: Path) -> WordPieces:
    """The pieces of the pre-trained model."""
    lines = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return WordPieces({piece: number for number, piece in enumerate(lines)})


def write(network: Network, path: Path) -> None:
    """Write `path` (.onnx), weights as bytes."""
    network.eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter, about what is always so
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _One(network),
            (torch.tensor([[101, 102]]),),
            str(whole),
            input_names=["pieces"],
            output_names=["concern", "intent", "tells"],
            dynamic_axes={"pieces": {1: "places"}, "tells": {0: "places"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8)
