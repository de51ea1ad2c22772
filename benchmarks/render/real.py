"""The real workload: an article as `tgcf draft` turns it into scenes, with photographs, a chart and b-roll between."""

import asyncio
import shutil
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from benchmarks.render.footage import save_clip
from benchmarks.render.photographs import save_logo, save_photograph
from benchmarks.render.sounds import save_music
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.drafting import DraftOrder, write_draft
from render_cluster.spec import Brand, Card, Clip, Music, SceneSpec, Still, VideoSpec

ARTICLE = Path(__file__).parents[2] / "samples" / "articles" / "how-we-cut-a-nightly-job-from-95-minutes-to-22.md"
TEMPLATE = "schema"
DRAFT_SEC = 15
PHOTOGRAPHS = ((4032, 3024), (3024, 4032))
NARRATIONS = (
    "Nobody had looked at it for years.",
    "Every morning the report was late.",
)
CHART = Card(
    layout="bars",
    headline="Minutes a night, before",
    points=(("Fetch", 31.0), ("Read", 38.0), ("Draw", 26.0)),
)


def real(folder: Path, article: Path = ARTICLE, pictures: Sequence[Path] = ()) -> VideoSpec:
    """Write the draft and its media into the folder; `pictures` of one's own take the place of the made ones."""
    spec = _drafted(folder, article)
    save_music(folder / "music.wav", 20)
    save_logo(folder / "logo.png")
    save_clip(folder / "street.mp4", 6)
    first, *rest = spec.scenes
    photographs = _photographs(folder, pictures)
    added = [_still(number, name) for number, name in enumerate(photographs)]
    chart = SceneSpec(scene_id="chart", label="chart", visual=CHART, narration="Three steps took all of the time.")
    street = Clip(clip="street.mp4", start_sec=0.5)
    clip = SceneSpec(scene_id="clip", label="b-roll", visual=street, narration="Meanwhile the city was wide awake.")
    scenes = (first, *added[:1], *rest[:1], chart, *added[1:], *rest[1:-1], clip, *rest[-1:])
    brand = Brand(template=TEMPLATE, wordmark="Example", logo="logo.png")
    return VideoSpec.model_validate(
        {**dict(spec), "scenes": scenes, "brand": brand, "music": Music(track="music.wav", gain_db=-4)}
    )


def _drafted(folder: Path, article: Path) -> VideoSpec:
    order = DraftOrder(str(article), folder, TEMPLATE, "9:16", DRAFT_SEC, "Example")
    with redirect_stdout(StringIO()):
        asyncio.run(write_draft(Settings(), order))
    return VideoSpec.model_validate_json((folder / "spec.json").read_bytes())


def _photographs(folder: Path, pictures: Sequence[Path]) -> list[str]:
    if not pictures:
        made = [save_photograph(folder / f"photo-{seed}.jpg", *size, seed) for seed, size in enumerate(PHOTOGRAPHS, 31)]
        return [path.name for path in made]
    return [
        Path(shutil.copyfile(path, folder / f"own-{number}{path.suffix}")).name for number, path in enumerate(pictures)
    ]


def _still(number: int, name: str) -> SceneSpec:
    said = NARRATIONS[number % len(NARRATIONS)]
    return SceneSpec(scene_id=f"p{number}", label="photograph", visual=Still(picture=name), narration=said)
