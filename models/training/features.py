"""Cepstra exactly as libvosk computes them, so that training and decoding hear the same."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 16_000
"""Samples per second."""
DIMENSION: Final = 40
"""Cepstra in one frame."""
SHIFT_SECONDS: Final = 0.01
"""From one frame to the next."""
WINDOW_SECONDS: Final = 0.025

_LOW_HZ, _HIGH_HZ = 20, 7600

MFCC_CONF: Final = f"""\
--sample-frequency={RATE}
--use-energy=false
--num-mel-bins={DIMENSION}
--num-ceps={DIMENSION}
--low-freq={_LOW_HZ}
--high-freq={_HIGH_HZ}
--dither=0
--allow-upsample=true
"""
"""conf/mfcc.conf: the same options for libvosk. Without dither its output never varies."""


def cepstra(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Frames of mono audio at `RATE`, scaled as 16-bit integers: shape (frames, DIMENSION).

    A frame needs its whole window, so audio shorter than `WINDOW_SECONDS` gives none.
    """
    # Only a build needs it: whoever reads the configuration does not have to have it.
    import kaldi_native_fbank as knf

    options = knf.MfccOptions()
    options.frame_opts.samp_freq = RATE
    options.frame_opts.dither = 0
    options.frame_opts.snip_edges = True
    options.mel_opts.num_bins = DIMENSION
    options.mel_opts.low_freq = _LOW_HZ
    options.mel_opts.high_freq = _HIGH_HZ
    options.num_ceps = DIMENSION
    options.use_energy = False
    computer = knf.OnlineMfcc(options)
    computer.accept_waveform(RATE, samples.tolist())
    computer.input_finished()
    frames = [computer.get_frame(i) for i in range(computer.num_frames_ready)]
    return np.array(frames, np.float32).reshape(-1, DIMENSION)
