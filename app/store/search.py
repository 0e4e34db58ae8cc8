"""Full-text search over people, codes, procedures and what was read on papers, folded our own way."""

from __future__ import annotations

from sqlalchemy import Connection, text

from app.domain.text import fold


def index(connection: Connection, kind: str, ref: str, words: str) -> None:
    """Make ``ref`` findable by these words; what was indexed under it before is replaced."""
    connection.execute(text("DELETE FROM search WHERE kind = :k AND ref = :r"), {"k": kind, "r": ref})
    connection.execute(
        text("INSERT INTO search(kind, ref, words) VALUES (:k, :r, :w)"),
        {"k": kind, "r": ref, "w": fold(words)},
    )


def find(connection: Connection, kind: str, query: str, limit: int = 200) -> tuple[str, ...]:
    """Return the refs whose words begin with every word of the query, best first."""
    words = fold(query).split()
    if not words:
        return ()
    match = " ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        text("SELECT ref FROM search WHERE search MATCH :m AND kind = :k ORDER BY rank LIMIT :n"),
        {"m": f"words : ({match})", "k": kind, "n": limit},
    )
    return tuple(str(row.ref) for row in rows)
