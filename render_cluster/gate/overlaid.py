"""Boxes of what lies above the picture beside the captions: the brand's logo, and who speaks."""

from PIL import Image

from render_cluster.gate.shots import Box
from render_cluster.logos import open_logo, placed
from render_cluster.look import lower_third
from render_cluster.look.tokens import load_template
from render_cluster.media import StoreSpec, fetch
from render_cluster.plan import ScenePlan, VideoPlan


def logo_box(plan: VideoPlan, store: StoreSpec | None) -> list[Box]:
    """None where the store that has it is not known."""
    if plan.logo is None or store is None:
        return []
    logo = open_logo(fetch(store, plan.logo.key), plan.logo.key)
    return [_box(*placed(logo, plan.canvas, load_template(plan.brand.template).logo))]


def lower_third_box(plan: VideoPlan, scene: ScenePlan) -> list[Box]:
    asked, brand = scene.lower_third, plan.brand
    if asked is None:
        return []
    return [_box(*lower_third.draw(brand.template, brand.accent, plan.canvas, asked.name, asked.role, plan.language))]


def _box(image: Image.Image, x: int, y: int) -> Box:
    return x, y, x + image.width, y + image.height
