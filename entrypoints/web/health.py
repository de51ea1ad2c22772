"""Whether the process lives, and whether it can do its work."""

import asyncio

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from application.ports.channels import TenantDirectory
from entrypoints.web.dependencies import PipelineDep, TenantsDep

router = APIRouter(include_in_schema=False)
PATIENCE_SEC = 3


@router.get("/healthz", name="web:health:live")
async def live() -> JSONResponse:
    return JSONResponse({"status": "ok"})


@router.get("/readyz", name="web:health:ready")
async def ready(tenants: TenantsDep, pipeline: PipelineDep) -> JSONResponse:
    """503 names what is missing."""
    parts = {"database": await _answers(tenants), "pipeline": await pipeline.healthy()}
    down = [name for name, up in parts.items() if not up]
    body = {
        "status": "unavailable" if down else "ok",
        "parts": {name: "ok" if up else "down" for name, up in parts.items()},
    }
    return JSONResponse(body, 503 if down else 200)


async def _answers(tenants: TenantDirectory) -> bool:
    try:
        async with asyncio.timeout(PATIENCE_SEC):
            await tenants.every()
    except Exception:  # noqa: BLE001  (whatever it is, we are not ready)
        return False
    return True
