"""Where captions may stand and how they look: what other parts of the render cluster ask."""

from render_cluster.caption.areas import column, safe_area, scale_of
from render_cluster.caption.style import ground_near, style_of
from render_cluster.look.colour import rgb

__all__ = ["column", "ground_near", "rgb", "safe_area", "scale_of", "style_of"]
