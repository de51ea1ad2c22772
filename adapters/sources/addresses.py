"""Which network addresses may be reached. An explicit table, as `is_global` lets translated addresses through."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NEVER = (
    "0.0.0.0/8",  # this network
    "169.254.0.0/16",  # link-local, and the metadata service of most clouds
    "100.100.100.200/32",  # metadata service
    "192.0.0.0/24",  # protocol assignments, one of them a metadata service
    "224.0.0.0/4",  # multicast
    "240.0.0.0/4",  # reserved and broadcast
    "::/128",  # unspecified
    "::ffff:0:0:0/96",  # translated
    "64:ff9b::/96",  # NAT64
    "64:ff9b:1::/48",  # local NAT64
    "100::/64",  # discard
    "2001::/23",  # Teredo and other protocol assignments
    "2001:db8::/32",  # documentation
    "2002::/16",  # 6to4
    "3fff::/20",  # documentation
    "5f00::/16",  # segment routing
    "fd00:ec2::254/128",  # metadata service
    "fe80::/10",  # link-local
    "fec0::/10",  # site-local
    "ff00::/8",  # multicast
)
_PRIVATE = (
    "10.0.0.0/8",
    "100.64.0.0/10",  # carrier-grade NAT
    "127.0.0.0/8",
    "172.16.0.0/12",
    "192.0.2.0/24",  # documentation
    "192.88.99.0/24",  # 6to4 relays
    "192.168.0.0/16",
    "198.18.0.0/15",  # benchmarking
    "198.51.100.0/24",  # documentation
    "203.0.113.0/24",  # documentation
    "::1/128",
    "fc00::/7",
)
NEVER: tuple[Network, ...] = tuple(ip_network(text) for text in _NEVER)
PRIVATE: tuple[Network, ...] = tuple(ip_network(text) for text in _PRIVATE)
_MAPPED = ip_network("::ffff:0:0/96")
_COMPATIBLE = ip_network("::/96")
_LOOPBACK = IPv6Address("::1")


def may_reach(text: str, *, allow_private: bool) -> bool:
    """Say whether the address may be connected to. An IPv4 address inside an IPv6 one is judged as itself."""
    try:
        address = _unwrap(ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    if _in(address, NEVER):
        return False
    return allow_private or not _in(address, PRIVATE)


def _unwrap(address: Address) -> Address:
    if isinstance(address, IPv6Address) and address != _LOOPBACK and int(address):
        if address in _MAPPED and address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _COMPATIBLE:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _in(address: Address, networks: tuple[Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in networks)
