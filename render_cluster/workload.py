"""How much work a segment is, in which order segments are begun, and what they are called where people look."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from render_cluster.plan import CardPlan, ClipPlan, VideoPlan, VisualPlan
from render_cluster.spec import VideoSpec

Kind: TypeAlias = Literal["still", "card", "clip"]
WEIGHTS: dict[Kind, float] = {"still": 1.0, "card": 1.1, "clip": 1.4}
"""Seconds of a frame against those of a still's: a first guess, until frames of a kind have been measured."""
LONGEST_TITLE = 40
FEW = 4
"""Scenes that one worker opens as quickly as two."""


def kind_of(visual: VisualPlan) -> Kind:
    return "card" if isinstance(visual, CardPlan) else "clip" if isinstance(visual, ClipPlan) else "still"


def kind_at(plan: VideoPlan, number: int) -> Kind:
    return kind_of(plan.scenes[plan.segments[number].scene].visual)


def longest_first(plan: VideoPlan, numbers: Iterable[int]) -> list[int]:
    """Else a long one begun last would keep one worker busy while the others wait; chunks of a scene stay together."""
    return sorted(numbers, key=lambda number: -plan.segments[number].frames * WEIGHTS[kind_at(plan, number)])


def shared_out(spec: VideoSpec, slots: int) -> list[VideoSpec]:
    """Return the scenes in a share for each worker; nothing where one of them is as quick."""
    count = min(slots, -(-len(spec.scenes) // FEW))
    shares = [spec.scenes[number::count] for number in range(count)] if count > 1 else []
    return [spec.model_copy(update={"scenes": share}) for share in shares]


def title_of(title: str, video_id: str) -> str:
    return " ".join(title.split())[:LONGEST_TITLE] or video_id


def name_of(plan: VideoPlan, number: int) -> str:
    """`scene 3/8`, and which part of it where it is rendered in parts."""
    segment = plan.segments[number]
    name = f"scene {segment.scene + 1}/{len(plan.scenes)}"
    chunks = [each for each in plan.segments if each.scene == segment.scene]
    return f"{name} (chunk {chunks.index(segment) + 1}/{len(chunks)})" if len(chunks) > 1 else name
