"""The good video that faults are planted in: rendered once."""

import pytest

from tests.support.good_video import GoodVideo
from tests.support.render_material import a_video_spec


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> GoodVideo:
    """Three scenes, the second of which shows a busy, moving photograph."""
    return GoodVideo(tmp_path_factory.mktemp("gate"), lambda store: a_video_spec(store, seconds=2.6))
