"""The command line: `tgcf`."""

from entrypoints.cli.failures import guarded


def main() -> None:
    guarded()
