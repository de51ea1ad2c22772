"""What is wrong with an order, collected, so that all of it is said at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from render_cluster.errors import JailUnavailableError, RenderError


class Faults:
    def __init__(self) -> None:
        self._said: list[str] = []

    def note(self, place: str, fault: str) -> None:
        self._said.append(f"{place}: {fault}")

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Go on after a `RenderError` inside, and remember it; a machine that opens no foreign media ends the plan."""
        try:
            yield
        except JailUnavailableError:
            raise
        except RenderError as error:
            self.note(place, str(error))

    def refuse(self) -> None:
        """Raise `RenderError` with all that was noted, in order."""
        if self._said:
            raise RenderError("; ".join(self._said))
