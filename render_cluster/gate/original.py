"""What was rendered from, asked only where the finished video looks or sounds suspicious."""

from dataclasses import dataclass

import numpy as np

from render_cluster import planes
from render_cluster.compositor import painter_for
from render_cluster.gate.frames import small
from render_cluster.gate.heard import SILENT_PEAK, Wave
from render_cluster.gate.spans import Span
from render_cluster.gate.stillness import ALIVE, most_moved
from render_cluster.media import StoreSpec, fetch
from render_cluster.plan import ScenePlan, VideoPlan
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
        voice = self.voice(scene)
        begin, end = (max(0, round(second * SAMPLE_RATE)) for second in (span[0] + INSIDE_SEC, span[1] - INSIDE_SEC))
        part = voice[begin:end]
        return bool(part.size and np.abs(part).max() > SILENT_PEAK * np.abs(voice).max())

    def voice(self, scene: ScenePlan) -> Wave:
        if scene.voice is None:
            return np.zeros(0, np.float32)
        blocks = list(decoded(fetch(self.store, scene.voice.key), scene.label, 1))
        return np.asarray(np.concatenate(blocks, axis=1)[0], np.float32)
