"""What is looked at in a part of the video that one plan holds for: a scene, or a whole file that has no plan."""

import math
from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from render_cluster.planes import Planes

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the frame."""


class Captions(Protocol):
    @abstractmethod
    def blend(self, k: int, out: Planes) -> None:
        """Lay what is planned for frame `k` of the scene over its planes."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """From that second on, which is frame `k` of its scene, the caption in the box changes within so many frames.

    Before `since` the earlier scene may still be seen there.
    """

    second: float
    k: int
    box: Box
    frames: int = 1
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Shot:
    """Seconds of the video; `hidden` is what lies above the picture and moves by itself."""

    begin: float = 0.0
    end: float = math.inf
    hidden: tuple[Box, ...] = ()
    changes: tuple[WordChange, ...] = ()
    captions: Captions | None = None
