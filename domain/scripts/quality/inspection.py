"""Every check of a script, in one pass: pure, the same script and standard give the same findings."""

from collections.abc import Sequence

from domain.scripts.quality import brand, evidence, orders, repetition, structure, wording
from domain.scripts.quality.finding import Check, Finding, Severity, error
from domain.scripts.quality.standard import Standard
from domain.scripts.scene import Scene


def inspect(title: str, scenes: Sequence[Scene], standard: Standard) -> tuple[Finding, ...]:
    """Errors first, then in the order of the scenes; what is said of the whole script comes before them."""
    found: list[Finding] = []
    if said := orders.machine_order_in(title):
        found.append(
            error(Check.MACHINE_ORDER, "The title repeats an order that is meant for a machine.", excerpt=said)
        )
    found += structure.of_script(title, scenes, standard)
    found += brand.of_script(scenes, standard)
    found += repetition.of_script(scenes)
    found += evidence.of_scenes(scenes, standard)
    for scene in scenes:
        found += orders.of_scene(scene)
        found += wording.of_scene(scene, standard)
        found += brand.of_scene(scene, standard)
        found += structure.of_scene(scene)
    place = {scene.scene_id: number for number, scene in enumerate(scenes, start=1)}
    return tuple(
        sorted(dict.fromkeys(found), key=lambda one: (one.severity is not Severity.ERROR, place.get(one.scene_id, 0)))
    )
