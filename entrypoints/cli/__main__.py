"""`python -m entrypoints.cli` is `tgcf`."""

from entrypoints.cli import main

if __name__ == "__main__":
    main()
