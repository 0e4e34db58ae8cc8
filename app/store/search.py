"""Full-text search over people, codes, procedures and what was read on papers, folded our own way."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, String, column, literal_column, select, table, text

from app.domain.text import fold

_SEARCH = table("search", column("kind", String), column("ref", String))


def index(connection: Connection, kind: str, ref: str, words: str) -> None:
    """Make ``ref`` findable by these words; what was indexed under it before is replaced."""
    connection.execute(text("DELETE FROM search WHERE kind = :k AND ref = :r"), {"k": kind, "r": ref})
    connection.execute(
        text("INSERT INTO search(kind, ref, words) VALUES (:k, :r, :w)"),
        {"k": kind, "r": ref, "w": fold(words)},
    )


def found(query: str, *kinds: str) -> Select[tuple[str]] | None:
    """Return the selection of all refs whose words begin with every word of the query.

    None when the query holds no word. It is a selection and not a list, so that a queue is narrowed before
    anything is cut off.
    """
    words = fold(query).split()
    if not words:
        return None
    match = " ".join(f'"{word}"*' for word in words)
    matches: ColumnElement[bool] = literal_column("search").op("MATCH")(f"words : ({match})")
    return select(_SEARCH.c.ref).where(matches, _SEARCH.c.kind.in_(kinds))
