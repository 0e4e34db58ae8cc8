"""Where the file dialogs of the intake begin."""

from __future__ import annotations

from dataclasses import replace

from tests.use_cases.world import World
from ui.intake.view import first_folder


def test_in_training_files_are_looked_for_among_the_training_papers(world: World):
    training = replace(world.desk, settings=replace(world.desk.settings, training=True))

    assert first_folder(training) == str(world.desk.folder.training_scanners)
    assert first_folder(world.desk) == ""
