"""The pure parts of the script that draws the documents' contact sheets."""

import runpy
from pathlib import Path

import pytest
from PIL import Image

from render_cluster.media import StoreSpec
from render_cluster.planning import plan_video
from render_cluster.spec import Card, SceneSpec, VideoSpec

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "contact_sheets.py"))


def test_a_frame_is_taken_every_two_seconds_and_named_by_its_scene(tmp_path: Path) -> None:
    card = Card(layout="headline", headline="Two words")
    scenes = tuple(SceneSpec(scene_id=str(n), visual=card, duration_sec=3) for n in range(2))
    plan = plan_video(VideoSpec(scenes=scenes), StoreSpec(tmp_path.as_uri()))

    assert SCRIPT["moments"](plan) == [(0, 15), (0, 75), (1, 45)]


@pytest.mark.parametrize(("count", "size"), [(1, (46, 36)), (3, (46, 66))])
def test_pictures_lie_in_rows(count: int, size: tuple[int, int]) -> None:
    sheet = SCRIPT["tiled"]([Image.new("RGB", (14, 24), "#ff0000")] * count, 2)

    assert sheet.size == size
    assert sheet.getpixel((7, 7)) == (255, 0, 0)


def test_some_of_many_are_chosen_from_the_first_to_the_last() -> None:
    assert SCRIPT["evenly"](list(range(10)), 4) == [0, 3, 6, 9]
    assert SCRIPT["evenly"]([1, 2], 4) == [1, 2]


def test_the_sheets_are_there_and_small() -> None:
    names = [f"sheet-{template}.jpg" for template in SCRIPT["SHOWN"]]

    assert all((ROOT / "docs" / "images" / name).stat().st_size <= SCRIPT["LARGEST"] for name in [*names, "frames.jpg"])
    assert all(f"images/{name}" in (ROOT / "docs" / "rendering.md").read_text() for name in names)
