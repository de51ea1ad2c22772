"""No spelling of an address leads into the private network."""

from collections.abc import Sequence

import pytest

from adapters.sources.addresses import may_reach
from adapters.sources.egress import EgressClient
from adapters.sources.targets import target_of
from domain.shared.errors import SourceUnreadableError

FORBIDDEN = [
    "127.0.0.1",
    "127.0.0.2",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - an address to refuse, not to bind to
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "100.100.100.200",
    "169.254.169.254",
    "169.254.170.2",
    "169.254.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "2002:c0a8:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00::1",
    "fd00:ec2::254",
    "fdff:ffff::1",
    "fe80::1",
    "fe80::1%eth0",
    "fe80::1%25eth0",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "nonsense",
    "1.2.3",
    '""',
]
OPEN = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
]
STILL_FORBIDDEN = [
    "0.0.0.0",  # noqa: S104 - an address to refuse, not to bind to
    "169.254.169.254",
    "224.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fe80::1",
    "fd00:ec2::254",
    "ff02::1",
]
MALFORMED = [
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_x",
    "ftp://example.org/a",
    "data:text/html,hello",
    "javascript:alert(1)",
    "concat:http://example.org/a",
    "subfile:http://example.org/a",
    "//example.org/a",
    "/etc/passwd",
    "example.org",
    "",
    "http://",
    "http:///a",
    "http:example.org",
    "http://user@example.org/",
    "http://user:word@example.org/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http://example.org\\.attacker.org/",
    "http://exam\tple.org/",
    "http://example.org/\r\nHost: other",
    "http://example.org/ a",
    " http://example.org/",
    "http://example.org\x00.org/",
    "http://[fe80::1%25eth0]/",
    "http://[::1/",
    "http://127.0.0.1:port/",
    "http://example.org:0/",
    "http://example.org:22/",
    "http://example.org:25/",
    "http://example.org:5432/",
    "http://example.org:6379/",
    "http://example.org:7233/",
    "http://example.org:8265/",
    "http://example.org:65536/",
    "http://example.org:-1/",
    "http://" + "a" * 5000 + ".org/",
]
LOOPBACK_SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2002:7f00:1::]/",
    "http://10.1.2.3/",
    "http://192.168.1.1/",
    "https://172.16.0.1/",
    "http://127.0.0.1#@example.org/",
    "http://127.0.0.1?@example.org/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_an_address_inside_is_not_reached(address: str) -> None:
    assert not may_reach(address, allow_private=False)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_of_the_open_network_is_reached(address: str) -> None:
    assert may_reach(address, allow_private=False)


@pytest.mark.parametrize("address", STILL_FORBIDDEN)
def test_some_addresses_stay_forbidden_even_if_private_ones_are_allowed(address: str) -> None:
    assert not may_reach(address, allow_private=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "fd00::1", "::ffff:127.0.0.1"])
def test_private_addresses_are_reached_if_allowed(address: str) -> None:
    assert may_reach(address, allow_private=True)


@pytest.mark.parametrize("url", MALFORMED)
def test_anything_but_a_plain_web_address_is_refused_before_a_look_up(url: str) -> None:
    with pytest.raises(SourceUnreadableError):
        target_of(url, allow_private=False)


@pytest.mark.parametrize("url", LOOPBACK_SPELLINGS)
async def test_no_spelling_of_an_inner_address_is_connected_to(url: str) -> None:
    with pytest.raises(SourceUnreadableError):
        await EgressClient(allow_private=False, timeout_sec=5, max_bytes=1000).fetch(url)


async def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    async def rebinding(_host: str, _port: int) -> Sequence[str]:
        return ["93.184.215.14", "127.0.0.1"]

    client = EgressClient(allow_private=False, timeout_sec=5, max_bytes=1000, resolver=rebinding)

    with pytest.raises(SourceUnreadableError, match="private or reserved"):
        await client.fetch("http://example.org/")
