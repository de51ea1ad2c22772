"""What was measured in a file, on its way out of the jail."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from render_cluster.gate.headers import Headers
from render_cluster.gate.heard import Heard
from render_cluster.gate.seen import Seen


@dataclass(frozen=True, slots=True)
class Measures:
    """`heard` is None for a file without sound."""

    headers: Headers
    seen: Seen
    heard: Heard | None
    warnings: tuple[str, ...]

    def to_json(self) -> str:
        return _ADAPTER.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> "Measures":
        """Raise pydantic's `ValidationError` for anything else: what comes out of the jail is checked."""
        return _ADAPTER.validate_json(text)


_ADAPTER = TypeAdapter(Measures)
