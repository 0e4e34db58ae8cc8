"""An error as a part of a document (docs/cli.md)."""

from __future__ import annotations

from app.domain.errors import DeskError
from app.messages import explain


def error_document(error: DeskError) -> dict[str, object]:
    """Return code and words of an error, and the draft that stays when there is one."""
    sentence = explain(error)
    told: dict[str, object] = {"code": error.code, "what": sentence.what, "do": sentence.do}
    if "draft" in error.facts:
        told["draft"] = error.facts["draft"]
    return told


def error_words(told: dict[str, object]) -> str:
    """Return the same as one line for a person."""
    return f"{told['what']} {told['do']}".strip()
