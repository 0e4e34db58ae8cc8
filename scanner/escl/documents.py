"""Reads XML that a device on the network sent: small, flat, with nothing that could grow or reach out."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

MAX_BYTES = 1_000_000
"""Largest document (bytes); capabilities of real devices have 5 to 60 kB."""

_MAX_DEPTH = 50


def read(document: bytes) -> Element:
    """Return the root of a document; names are without their namespaces.

    Raises:
        ValueError: Not XML, larger than ``MAX_BYTES``, nested without end, or with a document type (the
            only place entities can be declared).
    """
    if len(document) > MAX_BYTES:
        raise ValueError("too large")
    builder, depth = TreeBuilder(), 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise ValueError("too deep")
        builder.start(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name.rpartition(" ")[2])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(document, True)
        return builder.close()
    except (expat.ExpatError, ParseError, AssertionError) as error:
        raise ValueError("not XML") from error


def text_of(parent: Element, name: str) -> str:
    """Return the text of the first element of this name below ``parent``, "" when there is none."""
    found = next(parent.iter(name), None)
    return (found.text or "").strip() if found is not None else ""


def number_of(parent: Element, name: str) -> int:
    """Return the whole number of the first element of this name, 0 when there is none."""
    digits = text_of(parent, name)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else 0


def _refuse(*_: object) -> None:
    raise ValueError("a document type")
