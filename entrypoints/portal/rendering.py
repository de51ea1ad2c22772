"""How templates become answers: whole pages, or the blocks of one for htmx."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.runtime import Context

from entrypoints.portal import template_words

TEMPLATES = Path(__file__).parent / "templates"
VARY = "HX-Request, HX-Request-Type, Cookie"
LOST = {
    403: "Not allowed",
    404: "Nothing is here",
    409: "That did not fit any more",
    413: "That was too much",
    422: "That could not be read",
    429: "That was too often",
    503: "Not sent",
}


@cache
def environment() -> Environment:
    """Undefined names are errors, everything is escaped; each component is a macro of its own file, named `ui.…`."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.globals.update(template_words.GLOBALS)
    made.filters.update(template_words.FILTERS)
    ui = SimpleNamespace()
    made.globals["ui"] = ui
    for path in sorted((TEMPLATES / "components").glob("*.html")):
        setattr(ui, path.stem, getattr(made.get_template(f"components/{path.name}").module, path.stem))
    return made


def wants_fragment(request: Request) -> bool:
    """Going back in the history, htmx asks for the whole page again."""
    return request.headers.get("HX-Request-Type") == "partial"


def render(  # noqa: PLR0913  (three ways to cut a page)
    request: Request, template: str, view: Mapping[str, Any], *, block: str = "", status: int = 200, whole: bool = False
) -> HTMLResponse:
    """Answer with the whole page, or to htmx with one block of it: the one named, else `page` and what goes with it.

    `whole` is for a template that is a fragment itself.
    """
    found = environment().get_template(template)
    values = {"request": request, "nonce": request.state.nonce, **view}
    headers = {"Vary": VARY}
    if whole or not wants_fragment(request):
        return HTMLResponse(found.render(values), status, headers)
    context = found.new_context(values)
    if block:
        return HTMLResponse("".join(_blocks(template)[block](context)), status, headers)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if not request.headers.get("HX-Current-URL", "").partition("#")[0].endswith(here):
        headers["HX-Push-Url"] = here
    return HTMLResponse(_fragments(context, _blocks(template)), status, headers)


@cache
def _blocks(name: str) -> Mapping[str, Any]:
    """Those of a template, and of the templates that it extends: Jinja itself finds the latter when it renders all."""
    made = environment()
    source, _, _ = FileSystemLoader(TEMPLATES).get_source(made, name)
    above = made.parse(source).find(nodes.Extends)
    inherited = _blocks(above.template.as_const()) if above else {}
    return {**inherited, **made.get_template(name).blocks}


def _fragments(context: Context, blocks: Mapping[str, Any]) -> str:
    title, page = ("".join(blocks[name](context)) for name in ("title", "page"))
    beside = environment().get_template("partials.html")
    return f"<title>{title}</title>{page}{beside.render(context.get_all())}"


def error_page(request: Request, status: int, sentence: str) -> HTMLResponse:
    """What people see when something is wrong; htmx gets a message instead, and the page stays as it is."""
    view = {
        "status": status,
        "title": LOST.get(status, "This page did not load"),
        "sentence": sentence,
        "frame": getattr(request.state, "frame", None),
        "request_id": getattr(request.state, "request_id", ""),
        "nonce": getattr(request.state, "nonce", ""),
        "request": request,
        "nav": "",
    }
    name = "lost/message.html" if wants_fragment(request) else "lost/page.html"
    return HTMLResponse(environment().get_template(name).render(view), status, {"Vary": VARY})
