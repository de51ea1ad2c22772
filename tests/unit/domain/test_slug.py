"""The name of a post in its URL."""

from uuid import UUID

import pytest

from domain.posts.slug import slug_of

POST = UUID("0fa1b2c3-0000-4000-8000-000000000000")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Launch Day!", "launch-day-0fa1b2c3"),
        ("Über-Größe: it's 3 €", "uber-groe-its-3-0fa1b2c3"),
        ("打开天窗", "video-0fa1b2c3"),
        ("../../etc/passwd", "etc-passwd-0fa1b2c3"),
        ("", "video-0fa1b2c3"),
    ],
)
def test_a_title_becomes_plain_words_and_a_short_id(title: str, slug: str) -> None:
    assert slug_of(title, POST) == slug


def test_a_long_title_is_cut_between_words() -> None:
    slug = slug_of("word " * 50, POST)

    assert len(slug) < 75
    assert slug.endswith("word-0fa1b2c3")
