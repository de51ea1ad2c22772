"""The web application on PostgreSQL."""

from tests.support.web import web

__all__ = ["web"]
