"""The one release of the Temporal CLI that this project is built for, and the sums of its official archives."""

import platform
from collections.abc import Mapping

VERSION = "1.5.1"
SERVER = "1.29.1"
MODULE = f"github.com/temporalio/cli/cmd/temporal@v{VERSION}"
VERSION_VARIABLE = "github.com/temporalio/cli/temporalcli.Version"
GO = (1, 25)
ARCHITECTURES: Mapping[str, str] = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
SHA256: Mapping[str, str] = {
    "linux_amd64": "ddc95e08b0b076efd4ea9733a3f488eb7d2be875f8834e616cd2a37358b4852d",
    "linux_arm64": "bd1b0db9f18b051026de8bf6cc1505f2510f14bbb7a8b9a4a91fff46c77454f5",
    "darwin_amd64": "bbb73e2a31135abe50a1f1cdb35030c42961df618e8ce9c60ae89f201540c5d9",
    "darwin_arm64": "cca01b7ea35ad56e2a328d9ae596bf716bd22313ef63c7a761c88354457c2415",
}


def target() -> str:
    """Name this machine as the archives do; one that has none gets a name without a sum."""
    machine = platform.machine().lower()
    return f"{platform.system().lower()}_{ARCHITECTURES.get(machine, machine)}"


def archive_url(where: str) -> str:
    system, _, architecture = where.partition("_")
    return f"https://temporal.download/cli/archive/v{VERSION}?platform={system}&arch={architecture}"
