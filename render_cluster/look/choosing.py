"""Which layout shows an order best: a list without items is a headline, a chart is no photograph."""

from collections.abc import Callable

from PIL import Image

from render_cluster.look.frames import hung
from render_cluster.look.layouts.bars import draw_bars
from render_cluster.look.layouts.code import draw_code
from render_cluster.look.layouts.comparison import draw_comparison, sides_of
from render_cluster.look.layouts.line import draw_line, lines_of
from render_cluster.look.layouts.listing import draw_list
from render_cluster.look.layouts.picture import draw_figure, draw_photo
from render_cluster.look.layouts.table import draw_table, rows_of
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.pictures import Kind, kind_of
from render_cluster.look.skin import Skin, even
from render_cluster.look.thumbs.composing import draw_thumbnail

Step = Callable[[Skin], None]
_SIMPLER = {"line": "bars", "table": "list"}


def chosen(order: CardOrder, picture: Image.Image | None) -> tuple[str, Step]:
    """Return the layout's name, by which its ground is found, and what draws it."""
    if order.thumbnail:
        return "thumbnail", lambda skin: draw_thumbnail(skin, picture)
    drawing = picture is not None and (order.whole or kind_of(picture) is Kind.DRAWING)
    photograph = None if drawing else picture
    if picture and order.content.layout in {"photo", "headline"}:
        if drawing:
            return "figure", lambda skin: draw_figure(skin, picture)
        if order.content.layout == "photo":
            return "photo", lambda skin: draw_photo(skin, picture)
    return _of_text(order.content) or ("headline", lambda skin: skin.headline(photograph))


def _end(skin: Skin) -> None:
    """At the optical middle, whatever it says."""
    canvas, body = skin.canvas, skin.body
    first = len(canvas.layers), len(canvas.placed)
    skin.end()
    foot = max((placed.box.bottom for placed in canvas.placed[first[1] :]), default=body.bottom)
    canvas.lower(first, even(hung(body.h, foot - body.y)))


def _of_text(content: CardContent) -> tuple[str, Step] | None:
    """Return the asked layout if the content has what it shows, else the next simpler one that does."""
    lacking = {"line": not lines_of(content), "table": not rows_of(content.items)}
    layout = _SIMPLER[content.layout] if lacking.get(content.layout) else content.layout
    sides = sides_of(content.items)
    if layout == "comparison" and sides:
        return layout, lambda skin: draw_comparison(skin, sides)
    needs: dict[str, tuple[bool, str, Step]] = {
        "comparison": (bool(content.items), "list", draw_list),
        "list": (bool(content.items), "list", draw_list),
        "bars": (bool(content.points), "bars", draw_bars),
        "line": (True, "line", draw_line),
        "table": (True, "table", draw_table),
        "code": (any(item.strip() for item in content.items), "code", draw_code),
        "quote": (bool(content.headline), "quote", lambda skin: skin.quote()),
        "number": (bool(content.figure), "number", lambda skin: skin.number()),
        "end": (True, "end", _end),
    }
    there, name, step = needs.get(layout, (False, "", draw_list))
    return (name, step) if there else None
