"""The last scene of a video, where nothing is spoken: what to do now, and where."""

from render_cluster.look.tokens import load_template
from render_cluster.spec import Brand, Card, SceneSpec


def outro(brand: Brand, headline: str, call: str = "", address: str = "") -> SceneSpec:
    """It stands as long as the brand's template says. Raise `TemplateUnknownError` for a template that is none."""
    items = tuple(line for line in (call, address) if line.strip())
    return SceneSpec(
        scene_id="outro",
        label="outro",
        visual=Card(layout="end", headline=headline, items=items),
        duration_sec=load_template(brand.template).outro_sec,
        pause_sec=0,
    )
