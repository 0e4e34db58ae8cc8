"""The store: SQLAlchemy Core over SQLite, page files by hash, journal and outbox. No row leaves it."""
