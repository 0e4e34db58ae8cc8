"""What taking papers with the camera asks of the form."""

from __future__ import annotations

from collections.abc import Callable

from app.domain import draft_edits
from app.domain.draft import Draft, DraftPage
from app.domain.errors import DeskError
from app.domain.pages.work import Landing
from ui.intake.scanning.profile_acts import ProfileActs
from ui.intake.state import Notice


class CameraActs(ProfileActs):
    """The form's side of a round of papers under the camera."""

    def begin_photographs(self, begin: Callable[[Draft, Landing], None]) -> bool:
        """Store what is typed, making the draft if need be, and begin where the next pages are to land.

        False while the form is busy with something else.
        """
        if self._busy() or self.state.issued is not None:
            return False
        self._page_chosen = False
        landing = self._landing(self.state)
        self._set(camera_open=True, table_open=False, notice=None)
        self.flush(lambda draft: begin(draft, landing))
        return True

    def photographed(self, page: DraftPage) -> None:
        """A paper was taken and is safe: it goes the way of a scanned page."""
        self._set(page_id=page.id)
        self._lane.look()

    def end_photographs(self, pages: int) -> None:
        """The camera was put away; after pages, the next batch lands in the next open slot."""
        self._set(camera_open=False)
        if pages:
            self._set(slot="", landing_mode="")
            self._edit(lambda draft: draft_edits.choose_slot(draft, ""))

    def camera_failed(self, error: DeskError) -> None:
        """The camera failed; pages taken before are safe."""
        self._notify(Notice(error))
