"""An encoded page in a file, so that what was encoded while the clerk looked elsewhere is not done again."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from app.durable import disk_error, write_durably
from ocr.encoding.stored import Encoding, Layer, StoredPage

_FORM = 1


def keep(page: StoredPage, path: Path) -> None:
    """Write an encoded page, whole or not at all.

    Raises:
        StorageError: ``disk.*``.
    """
    layers = [
        {**_facts(layer), "data": base64.b64encode(layer.data).decode("ascii")} for layer in page.layers
    ]
    told = {"form": _FORM, "encoding": page.encoding.value, "size_px": page.size_px, "layers": layers}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, json.dumps(told).encode("ascii"))
    except OSError as error:
        raise disk_error(error, path.name) from error


def kept(path: Path) -> StoredPage | None:
    """Return the page kept in a file; None when there is none, or none this program can use."""
    try:
        told = json.loads(path.read_bytes())
        if told["form"] != _FORM:
            return None
        wide, high = told["size_px"]
        return StoredPage(Encoding(told["encoding"]), tuple(map(_layer, told["layers"])), (wide, high))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _facts(layer: Layer) -> dict[str, Any]:
    names = ("filter", "width_px", "height_px", "colours", "box", "ink")
    return {name: getattr(layer, name) for name in names}


def _layer(told: dict[str, Any]) -> Layer:
    ink = told["ink"]
    return Layer(
        data=base64.b64decode(told["data"]),
        filter=told["filter"],
        width_px=told["width_px"],
        height_px=told["height_px"],
        colours=told["colours"],
        box=tuple(told["box"]),
        ink=None if ink is None else tuple(ink),
    )
