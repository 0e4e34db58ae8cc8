"""``python -m bench [window] [read]``: every bench, or those named."""

from __future__ import annotations

import sys

from bench import window


def main() -> None:
    """Run the benches named on the command line, all when none is."""
    named = set(sys.argv[1:])
    if not named or "window" in named:
        window.run()
    if not named or "read" in named:
        from bench import read

        read.main()


if __name__ == "__main__":
    main()
