"""Run as a program with a model's folder: load it and decode, to see whether that ends well."""

import sys
from pathlib import Path

from voice_checkin.asr.libvosk import Decoder, LoadedModel
from voice_checkin.asr.recogniser import UNKNOWN
from voice_checkin.asr.vosk_files import has_runtime_graph
from voice_checkin.errors import RecogniserError
from voice_checkin.types import RATE


def main() -> int:
    """0 when the model works."""
    folder = Path(sys.argv[1])
    try:
        model = LoadedModel(folder)
        grammars = [None, (UNKNOWN,)] if has_runtime_graph(folder) else [None]
        for phrases in grammars:
            decoder = Decoder(model, phrases)
            decoder.accept(bytes(RATE))
            decoder.final()
    except RecogniserError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
