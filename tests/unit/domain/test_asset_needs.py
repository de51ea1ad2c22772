"""What a scene needs to be seen."""

from dataclasses import replace

from domain.scripts.needs import NeedKind, fact_of, need_kind, query_of
from domain.scripts.scene import Layout, SourceSpan, Visual
from tests.support.builders import a_scene


def test_every_layout_says_what_kind_of_picture_it_needs() -> None:
    scene = a_scene()
    kinds = {need_kind(replace(scene, visual=Visual(layout=layout))) for layout in Layout}

    assert kinds == set(NeedKind)


def test_the_fact_is_the_articles_sentence_and_the_query_is_never_empty() -> None:
    span = SourceSpan(kind="sentence", text="The road got 212 trees.", start=0, end=23)
    scene = replace(a_scene(), sources=(span,), visual=Visual(layout=Layout.HEADLINE), on_screen_text="New trees")

    assert fact_of(scene) == "The road got 212 trees."
    assert query_of(scene) == "New trees"
    assert query_of(replace(scene, visual=Visual(layout=Layout.HEADLINE, query="street trees"))) == "street trees"
