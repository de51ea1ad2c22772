"""Clocks that stand still."""

from datetime import datetime

from application.ports.clock import Clock
from tests.support.builders import NOON


class Noon(Clock):
    def now(self) -> datetime:
        return NOON
