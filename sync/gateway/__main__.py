"""``python -m sync.gateway``: one gateway from the command line."""

from __future__ import annotations

import sys

from sync.gateway.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
