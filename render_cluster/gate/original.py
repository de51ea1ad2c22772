"""What was rendered from, asked only where the finished video looks or sounds suspicious."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from render_cluster import planes
from render_cluster.compositor import painter_for
from render_cluster.gate.frames import small
from render_cluster.gate.heard import SILENT_PEAK, SILENT_SEC, STEP, Peaks, Wave
from render_cluster.gate.spans import Span, long_runs
from render_cluster.gate.stillness import ALIVE, most_moved
from render_cluster.media import StoreSpec, fetch
from render_cluster.plan import Media, ScenePlan, VideoPlan
from render_cluster.planes import Plane
from render_cluster.sound import SAMPLE_RATE
from render_cluster.sound_files import decoded

LOOKS = 6
"""Frames of a span that are composed again."""
CLEARLY = 2 * ALIVE
"""What ought to have moved by less may have been lost in the encoder."""
INSIDE_SEC = 0.1


@dataclass(frozen=True, slots=True)
class Original:
    plan: VideoPlan
    store: StoreSpec

    def moves(self, index: int, span: Span) -> bool:
        """Whether the scene's picture, composed again, differs clearly anywhere in the span."""
        scene, fps = self.plan.scenes[index], self.plan.canvas.fps
        first, last = round(span[0] * fps) - scene.first, round(span[1] * fps) - 1 - scene.first
        painter, canvas = painter_for(self.plan, index, self.store), self.plan.canvas
        shown: list[Plane] = []
        for k in np.linspace(max(first, 0), max(last, 0), LOOKS):
            out = planes.empty(canvas.width, canvas.height)
            painter.draw(round(k), out)
            shown.append(small(out[0]))
        return any(most_moved(shown[0], each) > CLEARLY for each in shown[1:])

    def speaks(self, scene: ScenePlan, span: Span) -> bool:
        """Whether the voice is to be heard in this span of its own seconds; its breaths and pauses are kept."""
        if scene.voice is None:
            return False
        part = self.voice(
            scene, *(max(0, round(at * SAMPLE_RATE)) for at in (span[0] + INSIDE_SEC, span[1] - INSIDE_SEC))
        )
        loudest = max(float(np.abs(block).max()) for block in self._blocks(scene.voice))
        return bool(part.size) and float(np.abs(part).max()) > SILENT_PEAK * loudest

    def voice(self, scene: ScenePlan, first: int, end: int) -> Wave:
        """These samples of the scene's voice, or fewer if it is shorter."""
        at, parts = 0, [np.zeros(0, np.float32)]
        for block in self._blocks(scene.voice) if scene.voice else ():
            parts.append(block[max(first - at, 0) : max(end - at, 0)])
            at += block.size
            if at >= end:
                break
        return np.concatenate(parts)

    def music_pauses(self) -> bool:
        """Whether the track itself is silent somewhere, for as long as is no accident."""
        if self.plan.music is None:
            return False
        peaks = Peaks()
        for block in self._blocks(self.plan.music.track):
            peaks.add(block[None])
        return any(long_runs(peaks.quiet(), STEP / SAMPLE_RATE, SILENT_SEC))

    def _blocks(self, sound: Media) -> Iterator[Wave]:
        for block in decoded(fetch(self.store, sound.key), sound.key, 1):
            yield block[0]
