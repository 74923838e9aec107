"""Microphone and loudspeaker, opened again wherever they are by then."""

from contextlib import suppress
from dataclasses import dataclass

from voice_checkin.audio.portaudio import SoundLibrary, load, look_again, unheard
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.errors import AudioError


@dataclass(frozen=True)
class Reopening:
    """All the streams of this program: none may be open while PortAudio looks for devices."""

    microphone: SounddeviceMicrophone
    speaker: SounddeviceSpeaker
    library: SoundLibrary | None = None

    def microphone_again(self) -> AudioError | None:
        """Open and try it: None when sound comes, else what is wrong though it is open.

        Cuts off what is being said; the loudspeaker opens by itself for the next line. Raises
        AudioError where the microphone cannot be opened, or does not keep up.
        """
        with unheard():
            self._look_again()
            self.microphone.open()
        return None if any(self.microphone.try_out()) else self.microphone.zeros()

    def speaker_again(self) -> None:
        """Open the loudspeaker, raises AudioError; the microphone as well, where it is there."""
        with unheard():
            self._look_again()
            with suppress(AudioError):  # whoever listens next is told
                self.microphone.open()
            self.speaker.open()

    def _look_again(self) -> None:
        self.microphone.close()
        self.speaker.close()
        look_again(self.library or load())
