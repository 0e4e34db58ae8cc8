"""Writing the few TOML files of training; reading is the standard library's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence


def toml_table(head: str, values: Mapping[str, str | Sequence[str]]) -> str:
    """Return one table; JSON strings and lists of strings are valid TOML."""
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join([*([head] if head else []), *lines]) + "\n"
