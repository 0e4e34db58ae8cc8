"""How an older file is brought up to date, or a newer one refused; loaded for such files only."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.domain.errors import StorageError
from app.store.schema import metadata

_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, present: str | None) -> None:
    """Run the migrations a file of the revision ``present`` still lacks; None is a new file.

    Raises:
        StorageError: ``database.newer`` when the file holds a revision this program does not know.
    """
    script = _script()
    if present is not None and present not in {r.revision for r in script.walk_revisions()}:
        raise StorageError("database.newer", revision=present)
    with engine.connect() as connection:
        context = EnvironmentContext(Config(), script)
        writing = connection.execution_options(begin="IMMEDIATE")
        with context, writing.begin():
            context.configure(
                connection=writing,
                target_metadata=metadata,
                fn=lambda revision, _: script._upgrade_revs("head", revision),
                render_as_batch=True,
                transactional_ddl=True,
            )
            context.run_migrations()


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return ScriptDirectory.from_config(config)
