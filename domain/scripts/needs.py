"""What a scene needs to be seen: which kind of picture, what to look for, and the fact that it shows."""

from collections.abc import Mapping
from enum import StrEnum

from domain.scripts.scene import Layout, Scene


class NeedKind(StrEnum):
    IMAGE = "image"
    B_ROLL = "b-roll"
    CHART = "chart"
    QUOTE = "quote"
    LIST = "list"
    NUMBER = "number"
    COMPARISON = "comparison"
    CODE = "code"


_KINDS: Mapping[Layout, NeedKind] = {
    Layout.PHOTO: NeedKind.IMAGE,
    Layout.HEADLINE: NeedKind.B_ROLL,
    Layout.END: NeedKind.B_ROLL,
    Layout.BARS: NeedKind.CHART,
    Layout.LINE: NeedKind.CHART,
    Layout.TABLE: NeedKind.COMPARISON,
    Layout.COMPARISON: NeedKind.COMPARISON,
    Layout.QUOTE: NeedKind.QUOTE,
    Layout.LIST: NeedKind.LIST,
    Layout.NUMBER: NeedKind.NUMBER,
    Layout.CODE: NeedKind.CODE,
}


def need_kind(scene: Scene) -> NeedKind:
    """Large type alone is a stand-in for footage that the article does not have."""
    return _KINDS[scene.visual.layout]


def query_of(scene: Scene) -> str:
    return scene.visual.query or scene.visual.headline or scene.on_screen_text


def fact_of(scene: Scene) -> str:
    """The words of the article that the picture has to show; what is said, where the article backs nothing."""
    return next((span.text for span in scene.sources if span.kind == "sentence"), scene.narration)
