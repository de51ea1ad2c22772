"""Runs in the jail: measures the file that its argument names, and prints what it found as JSON."""

import sys
from pathlib import Path

import av

from render_cluster.gate.headers import read_headers
from render_cluster.gate.heard import hear
from render_cluster.gate.measures import Measures
from render_cluster.gate.seen import look
from render_cluster.gate.shots import Shot
from render_cluster.gate.warnings import listening
from render_cluster.ingest.refusing import refuse


def main() -> None:
    path = Path(sys.argv[1])
    try:
        headers = read_headers(path)
        with listening() as warnings:
            seen = look(path, [Shot()])
            heard = hear(path)[0] if headers.tracks.sound else None
    except IndexError:
        refuse("it has no picture")
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        refuse(f"it cannot be decoded ({type(error).__name__.removesuffix('Error')})")
    sys.stdout.write(Measures(headers, seen[0], heard, tuple(warnings)).to_json())


if __name__ == "__main__":
    main()
