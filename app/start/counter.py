"""The counter of one folder, opened with every edge this machine has and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.settings import Settings
from app.settings_file import load_settings, save_settings
from app.start.edges import edges_of
from app.store.database import told_plainly
from app.use_cases.desk import Desk, open_desk


@dataclass(frozen=True)
class Counter:
    """An open desk and, in training, the province beside it."""

    desk: Desk
    gateway_url: str = ""
    gateway_folder: Path | None = None


@contextmanager
def open_counter(root: Path, training: bool) -> Iterator[Counter]:
    """Open the desk in a folder with every edge this machine has, and close all of it again.

    Raises:
        RuleError: ``settings.*``, ``catalogue.*``, ``training.real_desk``.
        StorageError: ``database.*``, ``disk.*``, ``training.folder``.
    """
    with ExitStack() as stack:
        if training or load_settings(root / "settings.toml").training:
            yield _training_counter(root, stack)
            return
        _write_first_settings(root / "settings.toml")
        desk = open_desk(root, edges_of(stack))
        stack.callback(desk.close)
        yield Counter(desk)


def _training_counter(root: Path, stack: ExitStack) -> Counter:
    from app.start.training import lay_training, sign_on_staff  # no real desk pays for it

    settings, gateway_folder = lay_training(root, stack)
    desk = open_desk(root, edges_of(stack), settings)
    stack.callback(desk.close)
    sign_on_staff(desk)
    return Counter(desk, settings.line.url, gateway_folder)


def _write_first_settings(path: Path) -> None:
    """Show the defaults of a new desk in its file; training then knows the folder for a real desk's."""
    if not path.exists():
        with told_plainly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            save_settings(path, Settings())
