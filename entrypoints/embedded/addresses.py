"""Where people find what an instance serves."""

from collections.abc import Mapping

from entrypoints.bootstrap.settings import Settings


def urls_of(settings: Settings, environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is not there (yet). The Ray dashboard is entered through the portal, which signs in to it."""
    site = environment.get("TGCF_WEB__PUBLIC_URL", "")
    portal = f"{site}/t/{settings.tenant}"
    dashboard = environment.get("TGCF_RAY__DASHBOARD_URL", "") or settings.ray.dashboard_url
    found = {
        "portal": site and portal,
        "site": site and f"{site}/",
        "feed": site and f"{site}/feed.xml",
        "temporal_ui": environment.get("TGCF_TEMPORAL__UI_URL", "") or settings.temporal.ui_url,
        "ray_dashboard": site and dashboard and f"{portal}/ray",
    }
    return {name: url for name, url in found.items() if url}
