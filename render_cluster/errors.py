"""What can go wrong in the cluster; each error is one sentence, so that it survives the way between processes."""


class RenderError(Exception):
    """The plan cannot be rendered, or what was rendered is not fit to be shown: the same again would fail again."""


class MediaMissingError(RenderError):
    """An object that the plan names is not in the store."""


class MediaRefusedError(RenderError):
    """A file is none that we open, or cannot be shown or heard; the text may be shown to its owner."""


class JailUnavailableError(RenderError):
    """A decoder cannot be shut in on this machine, so nothing foreign is opened here."""


class WorkerLostError(Exception):
    """The process that did the work died or could not be reached; the same again may succeed."""
