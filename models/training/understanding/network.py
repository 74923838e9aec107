"""The encoder with its heads, in torch: loaded from its base, and written as ONNX in bytes.

The base is all-MiniLM-L6-v2 of the sentence-transformers (Apache-2.0): six layers of 384, trained
on a billion pairs of sentences. Its file is checked against the digest its publisher lists.
"""

import hashlib
import math
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn, softmax
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
    """One text at a time, as the program asks: the same sums without what only batches need.

    Of the encoder's own form a fifth of the time goes into shapes and masks.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        embedded = network.encoder.embeddings
        places = embedded.position_embeddings.weight + embedded.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach())
        self.heads = network.encoder.config.num_attention_heads
        self.each = network.encoder.config.hidden_size // self.heads

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`pieces` has one row."""
        embedded = self.network.encoder.embeddings
        seen = embedded.word_embeddings(pieces[0]) + self.places[: pieces.shape[1]]
        seen = embedded.LayerNorm(seen)
        for layer in self.network.encoder.encoder.layer:
            seen = layer.attention.output.LayerNorm(self._attended(layer.attention, seen) + seen)
            seen = layer.output.LayerNorm(layer.output.dense(layer.intermediate(seen)) + seen)
        whole = seen.mean(0, keepdim=True)
        return (
            self.network.concern(whole)[0],
            self.network.intent(whole)[0],
            self.network.tells(seen),
        )

    def _attended(self, attention: nn.Module, seen: Tensor) -> Tensor:
        query, key, value = (
            of(seen).reshape(-1, self.heads, self.each).permute(1, 0, 2)
            for of in (attention.self.query, attention.self.key, attention.self.value)
        )
        weights = softmax(query @ key.transpose(1, 2) / math.sqrt(self.each), -1)
        joined = (weights @ value).permute(1, 0, 2).reshape(-1, self.heads * self.each)
        return attention.output.dense(joined)


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
