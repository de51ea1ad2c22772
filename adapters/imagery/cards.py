"""A scene's visual in the renderer's own words: what a card shows, and the card as it is set in motion."""

import dataclasses

from domain.scripts.scene import Visual
from render_cluster.look.order import CardContent
from render_cluster.spec import Card


def moving_card(visual: Visual, picture_key: str) -> dict[str, object]:
    shown = dataclasses.asdict(content_of(visual)) | {"picture": picture_key}
    return Card.model_validate(shown).model_dump(mode="json", exclude_defaults=True) | {"kind": "card"}


def content_of(visual: Visual) -> CardContent:
    return CardContent(
        layout=visual.layout.value,
        headline=visual.headline,
        items=visual.items,
        active=visual.active,
        figure=visual.figure,
        unit=visual.unit,
        attribution=visual.attribution,
        points=visual.points,
        series=visual.series,
        alt=visual.alt,
    )
