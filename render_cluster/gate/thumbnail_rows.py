"""Rows about the thumbnail and its candidates: none black, none blurred."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from render_cluster.gate.row import Row, Rule

LEAST_LUMA, LEAST_SHARPNESS = 20.0, 50.0
"""Mean of the grey picture; variance of its Laplacian, next to nothing where no edge is sharp, in its sharpest part."""
PARTS = 8
"""On either side: a face before a soft background is sharp."""
CONTRAST, LEAST_CONTRAST = 45.0, 5.0
"""A picture of low contrast, as of the night, is as sharp as it would be with a usual one (standard deviation)."""


def thumbnail_rows(pictures: Sequence[Path]) -> Iterator[Row]:
    """The worst of them counts; one that cannot be opened is black."""
    opened = [cv2.imread(str(path), cv2.IMREAD_GRAYSCALE) if path.exists() else None for path in pictures]
    rule = Rule("thumbnail_light", "Light of the thumbnail", f"over {LEAST_LUMA:g} of 255")
    yield _row(rule, [0.0 if grey is None else float(grey.mean()) for grey in opened], LEAST_LUMA)
    rule = Rule("thumbnail_sharpness", "Sharpness of the thumbnail", f"over {LEAST_SHARPNESS:g}")
    yield _row(rule, [0.0 if grey is None else _sharpness(grey) for grey in opened], LEAST_SHARPNESS)


def _sharpness(grey: "cv2.typing.MatLike") -> float:
    raised = max(CONTRAST / max(float(np.std(grey)), LEAST_CONTRAST), 1.0)
    edges = cv2.Laplacian(grey, cv2.CV_32F)
    parts = [part for rows in np.array_split(edges, PARTS) for part in np.array_split(rows, PARTS, axis=1)]
    return max(float(part.var()) for part in parts) * raised**2


def _row(rule: Rule, values: Sequence[float], least: float) -> Row:
    worst = min(values)
    which = f"candidate {values.index(worst) + 1}" if len(values) > 1 and worst <= least else ""
    return rule.judged(round(worst, 1), passed=worst > least, reason=which)
