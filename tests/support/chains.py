"""Chains of providers with quick guards."""

from typing import TypeVar

from adapters.providers.chain import Chain, Member
from adapters.providers.guard import Guard, Limits

P = TypeVar("P")
QUICK = Limits(concurrency=4, patience_sec=0, failures=3, pause_sec=30)


def a_chain(*, limits: Limits = QUICK, **ports: P) -> Chain[P]:
    """In the order of the names."""
    members = {name: Member(port, Guard(name, limits)) for name, port in ports.items()}
    return Chain(members, tuple(ports))
