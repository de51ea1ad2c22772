"""The lower third of a scene: its picture, on its way in, at rest, and on its way out."""

import numpy as np
from PIL import Image

from render_cluster.caption.areas import scale_of
from render_cluster.look import lower_third
from render_cluster.look.poses import AT_REST, Pose
from render_cluster.look.tokens import load_template
from render_cluster.plan import LowerThirdPlan, VideoPlan
from render_cluster.planes import Overlay, Planes
from render_cluster.transitions import DESIGN_FPS


class Banner:
    def __init__(self, plan: VideoPlan, asked: LowerThirdPlan) -> None:
        brand, self._asked = plan.brand, asked
        self._image, self._x, self._y = lower_third.draw(
            brand.template,
            brand.accent,
            plan.canvas,
            asked.name,
            asked.role,
            plan.language,
            plan.captions.safe_area,
            asked.caption,
        )
        self._skin, self._unit = load_template(brand.template).skin, scale_of(plan.canvas)
        self._pace = DESIGN_FPS / plan.canvas.fps
        self._rest = Overlay(self._image, self._x, self._y) if self._image.width else None

    def blend(self, k: int, out: Planes) -> None:
        """Lay it over frame `k` of the scene, if it is seen there."""
        length = round((self._asked.end - self._asked.first) * self._pace)
        pose = lower_third.pose(int((k - self._asked.first) * self._pace), length, self._skin)
        if self._rest is None or pose is None or k < self._asked.first:
            return
        if pose == AT_REST:
            self._rest.blend(out)
        elif moved := self._moved(pose):
            moved.blend(out)

    def _moved(self, pose: Pose) -> Overlay | None:
        """None if nothing of it is seen. What has left the frame is cut, by even pixels."""
        x = self._x + round(pose.dx * self._unit / 2) * 2
        left, right = max(-x, 0), round(self._image.width * pose.shown / 2) * 2
        if right <= left:
            return None
        seen = self._image.crop((left, 0, right, self._image.height))
        alpha = np.asarray(seen.getchannel("A"), np.float32) * pose.opacity
        seen.putalpha(Image.fromarray(alpha.astype(np.uint8)))
        return Overlay(seen, max(x, 0), self._y)
