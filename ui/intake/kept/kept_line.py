"""What the store holds for one line of the checklist, and the key that uses it."""

from __future__ import annotations

from ui.intake.kept.kept_words import which_words
from ui.intake.state import IntakeState
from ui.widgets.lines_label import LinesLabel


class KeptLine(LinesLabel):
    """Hidden where nothing is kept, or pages were scanned."""

    def __init__(self, slot: str) -> None:
        super().__init__(3)
        self.setObjectName("offer")
        self._slot = slot

    def draw(self, state: IntakeState, chosen: bool) -> None:
        """Say what is kept, and on the chosen line what Enter does."""
        words = self._words(state, chosen)
        self.setVisible(bool(words))
        self.show_text(words, 3)  # number and date tell which paper it is: never cut

    def _words(self, state: IntakeState, chosen: bool) -> str:
        draft = state.draft
        if draft is None or draft.kept_pages(self._slot):
            return ""
        used = state.kept.offers.get(draft.reused_in(self._slot))
        if used is not None:
            words = self.tr("Dùng lại bản trong kho: {which}").format(which=which_words(used.paper))
            return self.tr("{words} · Enter bỏ chọn").format(words=words) if chosen else words
        fitting = state.kept.offers.for_slot(self._slot)
        if not fitting:
            return ""
        words = self.tr("Đã có trong kho: {which}").format(which=which_words(fitting[0].paper))
        return self.tr("{words} · Enter dùng lại, không cần quét").format(words=words) if chosen else words
