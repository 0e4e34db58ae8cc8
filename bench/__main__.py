"""``python -m bench [window] [read] [capture] [kills]``: the benches named; without names all but kills."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = {"window": "run", "read": "main", "capture": "main", "kills": "run"}
_LONG = {"kills"}


def main() -> None:
    """Run the benches named on the command line."""
    named = [word for word in sys.argv[1:] if word in BENCHES]
    for name in named or [name for name in BENCHES if name not in _LONG]:
        getattr(import_module(f"bench.{name}"), BENCHES[name])()


if __name__ == "__main__":
    main()
