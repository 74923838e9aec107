"""One listening: a microphone's frames, judged by a VAD, cut by an endpointer."""

from collections.abc import Iterator

from voice_checkin.audio.endpointing import Endpointer, EndpointEvent
from voice_checkin.audio.microphone import Microphone
from voice_checkin.audio.vad import Vad


def hear(microphone: Microphone, vad: Vad, endpointer: Endpointer) -> Iterator[EndpointEvent]:
    """Begin to listen, and give out each event as it happens, up to the one that ends it.

    Takes a fresh VAD and a fresh endpointer. Raises AudioError when the microphone fails.
    """
    microphone.listen()
    while not endpointer.over and (frame := microphone.read()):
        yield from endpointer.feed(frame, vad.probability(frame))
    yield from endpointer.finish()
