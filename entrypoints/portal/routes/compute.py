"""The way to the Ray dashboard of this machine: an operator who is signed in here is let in there."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from domain.shared.errors import NotFoundError
from entrypoints.embedded.instance import noted
from entrypoints.portal.desk import DeskDep
from entrypoints.web.dependencies import SettingsDep

router = APIRouter()
LOOPBACK = frozenset({"127.0.0.1", "localhost"})
COOKIE = "ray-authentication-token"
"""The dashboard's own: it sets the same after its own question for the token."""


@router.get("/ray", name="portal:compute:dashboard")
async def open_dashboard(desk: DeskDep, settings: SettingsDep) -> Response:
    """Cookies know no ports, so ours reaches the dashboard, if both are on the same name of this machine."""
    instance = await asyncio.to_thread(noted, settings.home)
    own = instance.environment if instance else {}
    url = settings.ray.dashboard_url or own.get("TGCF_RAY__DASHBOARD_URL", "")
    if not url:
        msg = "There is no Ray dashboard: set TGCF_RAY__DASHBOARD=true, or TGCF_RAY__DASHBOARD_URL for another cluster."
        raise NotFoundError(msg)
    parts, here = urlsplit(url), desk.request.url.hostname or ""
    if parts.hostname not in LOOPBACK or here not in LOOPBACK:
        return RedirectResponse(url, status_code=303)
    answer = RedirectResponse(parts._replace(netloc=f"{here}:{parts.port}").geturl(), status_code=303)
    token = await asyncio.to_thread(_token, own.get("TGCF_RAY__TOKEN_PATH", settings.ray.token_path))
    answer.set_cookie(COOKIE, token, path="/", httponly=True, samesite="strict")
    return answer


def _token(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
