"""``python -m bench read``: everything measured of reading, one table after another.

Each part is a module ``bench/read_*.py`` with a function ``run``; the part on text comes first.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

_FIRST = "read_text"


def main() -> None:
    """Measure and print."""
    for name in parts():
        import_module(f"bench.{name}").run()


def parts() -> tuple[str, ...]:
    """Return the names of the parts, text first."""
    found = [
        path.stem
        for path in sorted(Path(__file__).parent.glob("read_*.py"))
        if "\ndef run(" in path.read_text(encoding="utf-8")
    ]
    return tuple(sorted(found, key=lambda name: (name != _FIRST, name)))


if __name__ == "__main__":
    main()
