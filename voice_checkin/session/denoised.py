"""A recogniser that hears speech without the noise beneath it."""

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.rnnoise import Denoiser
from voice_checkin.types import Transcript


class Denoised:
    """Feeds another recogniser what the denoiser makes of the audio; for one utterance."""

    def __init__(self, denoiser: Denoiser, recogniser: Recogniser) -> None:
        self._denoiser, self._recogniser = denoiser, recogniser

    def feed(self, pcm: bytes) -> None:
        """Take more audio, in whole samples."""
        self._recogniser.feed(self._denoiser.feed(pcm))

    def partial(self) -> str:
        """The words so far."""
        return self._recogniser.partial()

    def finish(self) -> Transcript:
        """The words, when all audio is there."""
        self._recogniser.feed(self._denoiser.finish())
        return self._recogniser.finish()
