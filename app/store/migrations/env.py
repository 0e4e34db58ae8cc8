"""Alembic's entry point; the program runs migrations itself (app.store.schema), never by command line."""
