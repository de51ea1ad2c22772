"""Where cards may write, in each format and beside each platform's own buttons."""

import pytest

from render_cluster.caption.areas import column, safe_area
from render_cluster.look.frames import FRAMES, Frame, frame_for
from render_cluster.spec import Canvas, SafeArea

AREAS: tuple[SafeArea, ...] = ("organic", "meta_reels_ads", "youtube_ads")


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width}x{frame.height}")
def test_cards_keep_clear_of_what_captions_keep_clear_of(frame: Frame, area: SafeArea) -> None:
    canvas = Canvas(width=frame.width, height=frame.height)
    found, clear, words = frame_for(frame.width, frame.height, area), safe_area(canvas, area), column(canvas, area)

    assert found.safe.x >= clear.left
    assert found.safe.y >= clear.top
    assert found.safe.right <= clear.right
    assert found.safe.bottom == words.bottom
    assert found.safe.x == words.left or found.wide
    assert found.body.bottom <= words.bottom - found.caption


def test_a_platform_covers_tall_frames_only() -> None:
    assert frame_for(1080, 1920, "youtube_ads").body.bottom < frame_for(1080, 1920).body.bottom
    assert frame_for(1080, 1080, "youtube_ads") == frame_for(1080, 1080)
    assert frame_for(1080, 1920) in FRAMES
