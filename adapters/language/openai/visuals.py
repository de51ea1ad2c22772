"""A model's picture of a scene, taken only as far as the article backs it."""

from adapters.language.offline.cards import usable
from adapters.language.openai.answers import SceneAnswer
from adapters.language.openai.verifying import stands_in
from application.contracts.article import Article
from domain.scripts.scene import Layout, Visual

REASON = "Chosen by the model, checked against the article."


def visual_of(scene: SceneAnswer, article: Article) -> Visual:
    """Quotes, code, tables and figures must stand in the article, a picture must be its own; else a headline."""
    given = scene.visual
    if given.layout == "photo" and 0 <= given.picture < len(article.images):
        image = article.images[given.picture]
        if usable(image):
            alt = image.alt or f"Picture of the article “{article.title}”"
            return Visual(layout=Layout.PHOTO, headline=scene.on_screen, picture_key=image.key, alt=alt, reason=REASON)
    if given.layout == "quote" and stands_in(given.headline, article):
        return Visual(layout=Layout.QUOTE, headline=given.headline, reason=REASON)
    if given.layout == "number" and given.figure and stands_in(given.figure, article):
        return Visual(
            layout=Layout.NUMBER, headline=scene.on_screen, figure=given.figure, unit=given.unit, reason=REASON
        )
    if given.layout in {"code", "table"} and given.items and all(stands_in(row, article) for row in given.items):
        layout = Layout(given.layout)
        return Visual(layout=layout, headline=scene.on_screen, items=tuple(given.items), reason=REASON)
    if given.layout == "list" and len(given.items) > 1:
        return Visual(layout=Layout.LIST, headline=scene.on_screen, items=tuple(given.items), reason=REASON)
    return Visual(layout=Layout.HEADLINE, headline=scene.on_screen, reason=REASON)
