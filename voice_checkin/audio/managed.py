"""What microphones and loudspeakers share: a `with` block opens and closes them."""

from types import TracebackType
from typing import Self


class Managed:
    """Opens on entering a `with` block, closes on leaving it."""

    def open(self) -> None:
        """Make ready; raises AudioError, with the mend, where that cannot be done."""

    def close(self) -> None:
        """Give everything back. Closing twice is fine."""

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()
