"""Cut a stream of bytes into frames of one size."""

from voice_checkin.types import FRAME_BYTES


class Chunker:
    """Bytes of any length in, frames of exactly `size` bytes out; nothing is lost or repeated.

    The frames returned so far, joined, followed by `tail()`, always equal everything fed.
    """

    def __init__(self, size: int = FRAME_BYTES) -> None:
        if size < 1:
            raise ValueError("a frame has at least one byte")
        self._size = size
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Every frame that `data` completes, in order."""
        held = self._rest + data
        whole = len(held) - len(held) % self._size
        self._rest = held[whole:]
        return [held[at : at + self._size] for at in range(0, whole, self._size)]

    def tail(self) -> bytes:
        """What is left over: shorter than a frame, often empty."""
        return self._rest
