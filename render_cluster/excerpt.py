"""The part of a plan that one segment depends on: small enough to be sent with every task, however long the video."""

from dataclasses import replace

from render_cluster.plan import VideoPlan


def excerpt(plan: VideoPlan, number: int) -> VideoPlan:
    """Return a plan of this one segment, whose key and frames are those of segment `number` of the whole.

    Its scene and, for the transition, the picture of the one before are left; a segment depends on no other.
    """
    segment = plan.segments[number]
    scene = plan.scenes[segment.scene]
    before = [replace(plan.scenes[segment.scene - 1], voice=None)] if segment.scene else []
    scenes = (*before, scene)
    return replace(plan, scenes=scenes, segments=(replace(segment, scene=len(scenes) - 1),), subtitles=())
