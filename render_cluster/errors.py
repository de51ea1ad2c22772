"""What can go wrong in the cluster; each error is one sentence, so that it survives the way between processes."""

from collections.abc import Mapping


class RenderError(Exception):
    """The plan cannot be rendered, or what was rendered is not fit to be shown: the same again would fail again."""


class MediaMissingError(RenderError):
    """An object that the plan names is not in the store."""


class MediaRefusedError(RenderError):
    """A file is none that we open, or cannot be shown or heard; the text may be shown to its owner."""


class JailUnavailableError(RenderError):
    """A decoder cannot be shut in on this machine, so nothing foreign is opened here."""


class GateRefusedError(RenderError):
    """The finished video failed its checks; `rows` are all of them, as the gate's `as_table` writes them."""

    def __init__(self, message: str, rows: Mapping[str, Mapping[str, object]]) -> None:
        super().__init__(message, rows)  # both are what an error is made of again in another process
        self.rows = rows

    def __str__(self) -> str:
        return str(self.args[0])


class WorkerLostError(Exception):
    """The process that did the work died or could not be reached; the same again may succeed."""
