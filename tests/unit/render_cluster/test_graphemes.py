"""What belongs together is one cluster."""

import pytest

from render_cluster.graphemes import clusters, is_emoji


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("abc", 3),
        ("e\u0301a", 2),
        ("क्षत्रिय", 3),
        ("हिन्दी", 2),
        ("น้ำใจ", 2),
        ("เป็น", 2),
        ("한국", 2),
        ("\u1112\u1161\u11ab", 1),
        ("👨\u200d👩\u200d👧🇩🇪🇯🇵1\ufe0f\u20e3👍🏽", 5),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007fx", 2),
    ],
)
def test_clusters_are_counted_as_people_see_them(text: str, count: int) -> None:
    found = list(clusters(text))

    assert len(found) == count
    assert "".join(found) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("❤\ufe0f", True), ("❤", False), ("1", False), ("🚀", True), ("🚀\ufe0e", False)]
)
def test_an_emoji_is_known_by_its_plane_or_its_selector(text: str, shown: bool) -> None:  # noqa: FBT001 - a case
    assert is_emoji(text) is shown
