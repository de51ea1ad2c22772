"""The portal in Chromium, on PostgreSQL."""

from tests.support.portal_world import portal

__all__ = ["portal"]
