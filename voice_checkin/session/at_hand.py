"""What reads an utterance, at hand for the length of a talk and not longer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from voice_checkin.memory import give_back
from voice_checkin.nlu.reading import Reader


@contextmanager
def at_hand(reader: Reader | None) -> Iterator[None]:
    """Load its network beside the first words, so that the first answer does not wait for it, and
    give back its memory after the last."""
    if reader is None:
        yield
        return
    try:
        with ThreadPoolExecutor(max_workers=1) as beside:
            loading = beside.submit(reader.network.ready)
            yield
            loading.result()
    finally:
        reader.network.rest()
        give_back()
