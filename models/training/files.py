"""Writes the model's folder as libvosk wants it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from models.training import graph, nnet3
from models.training.features import MFCC_CONF
from models.training.language import Bigram
from models.training.layers import Network
from models.training.pronunciations import Pronunciation

MODEL_CONF: Final = """\
--min-active=200
--max-active=3000
--beam=20.0
--lattice-beam=6.0
--acoustic-scale=0.8
--frame-subsampling-factor=3
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""
"""conf/model.conf: the decoder's beams and when a pause ends a segment."""

NAMES: Final = (
    "am/final.mdl",
    "conf/mfcc.conf",
    "conf/model.conf",
    "graph/HCLr.fst",
    "graph/Gr.fst",
    "graph/disambig_tid.int",
    "graph/words.txt",
    "graph/phones/word_boundary.int",
)
"""Every file of a model, beside its card."""


def contents(
    network: Network, entries: Sequence[Pronunciation], bigram: Bigram, vocabulary: Sequence[str]
) -> dict[str, bytes]:
    """The bytes of each file, by name."""
    numbers = graph.symbols(vocabulary)
    made = {
        "am/final.mdl": nnet3.model(network),
        "conf/mfcc.conf": MFCC_CONF.encode(),
        "conf/model.conf": MODEL_CONF.encode(),
        "graph/HCLr.fst": graph.lexicon(entries, numbers),
        "graph/Gr.fst": graph.sequence(bigram, numbers),
        # No disambiguation symbols are used, but libvosk wants the file.
        "graph/disambig_tid.int": b"",
        "graph/words.txt": graph.words_txt(numbers).encode(),
        "graph/phones/word_boundary.int": graph.word_boundary_int().encode(),
    }
    assert tuple(made) == NAMES
    return made


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files into `folder`, which is made when it is not there."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
