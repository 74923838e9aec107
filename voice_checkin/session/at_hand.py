"""What reads an utterance, at hand for the length of a talk and not longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from voice_checkin.memory import give_back
from voice_checkin.nlu.reading import Reader


@contextmanager
def at_hand(reader: Reader | None) -> Iterator[None]:
    """Load its network before the first words, and give back its memory after the last.

    Not beside them: what is loaded meanwhile may keep the loudspeaker waiting, and a line with
    gaps has an echo that is not known for one.
    """
    if reader is None:
        yield
        return
    reader.network.ready()
    try:
        yield
    finally:
        reader.network.rest()
        give_back()
