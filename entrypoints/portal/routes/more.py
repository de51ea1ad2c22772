"""What a narrow window keeps behind More, the rail by itself, and signing out."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from entrypoints.portal.desk import DeskDep
from entrypoints.portal.rendering import render
from entrypoints.web.dependencies import AccountsDep, CookieDep

router = APIRouter()


@router.get("/more", name="portal:more:show")
async def show_more(desk: DeskDep) -> Response:
    return desk.page("more.html", "more", {})


@router.get("/rail", name="portal:more:rail")
async def show_rail(desk: DeskDep, here: str = "") -> Response:
    return render(desk.request, "rail.html", {"frame": desk.frame, "nav": here}, whole=True)


@router.post("/sign-out", name="portal:more:sign_out")
async def sign_out(desk: DeskDep, accounts: AccountsDep, cookie: CookieDep) -> Response:
    await accounts.sign_out(cookie.read(desk.request))
    response = RedirectResponse("/sign-in", status_code=303)
    cookie.drop(response)
    return response
