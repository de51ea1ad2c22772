"""A workload made ready: its media taken in, its voices spoken, its plan known; what children of a run read."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from render_cluster import tasks
from render_cluster.media import StoreSpec
from render_cluster.plan import VideoPlan
from render_cluster.spec import VideoSpec

MADE = ("segments", "videos")
"""Folders of a tenant in the store whose absence makes a render begin from nothing."""
TAKEN_IN = "mezzanines"
FULL, EDITS = "ready", ("picture", "caption", "audio")
"""The specification as it is, and with one thing changed."""


class UnreadyError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Workload:
    """`folder` has the media, the store and what is rendered."""

    name: str
    folder: Path

    @property
    def store(self) -> StoreSpec:
        return StoreSpec((self.folder / "store").as_uri())

    def spec(self, variant: str = FULL) -> VideoSpec:
        return VideoSpec.model_validate_json((self.folder / f"{variant}.json").read_bytes())

    def write(self, spec: VideoSpec, variant: str = FULL) -> None:
        (self.folder / f"{variant}.json").write_text(spec.model_dump_json())

    def plan(self, variant: str = FULL) -> VideoPlan:
        """Raise `UnreadyError` if the video is there already: nothing is left to plan then."""
        prepared = tasks.prepare(self.spec(variant), self.store)
        if not isinstance(prepared, tasks.Prepared):
            raise UnreadyError(variant)
        return prepared.plan

    def forget(self, *, media: bool = False) -> None:
        """Remove what was rendered, and with `media` what was taken in too."""
        tenant = self.folder / "store" / "t" / self.spec().tenant
        for name in (*MADE, *([TAKEN_IN] if media else [])):
            shutil.rmtree(tenant / name, ignore_errors=True)
