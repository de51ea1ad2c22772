"""The portal in Chromium, on PostgreSQL."""

from tests.support.portal_world import portal
from tests.support.web import web

__all__ = ["portal", "web"]
