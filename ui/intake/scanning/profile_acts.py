"""Kiểu quét: scanning with a profile, turning the source for one batch, choosing another scanner."""

from __future__ import annotations

from app.domain import draft_edits
from app.domain.errors import DeskError
from app.domain.pages import work as page_work
from app.domain.pages.work import Landing
from app.domain.scanning.profile import ScanProfile, profile_on_key
from app.ports import PrintJob, ScannerDevice, ScanSettings, ScanSource
from app.use_cases.scan_profiles import wish_of
from ui.intake.job_acts import JobActs
from ui.intake.scanning.profile_ends import ProfileEnds
from ui.intake.scanning.scan_run import BatchEnd, Order
from ui.intake.state import IntakeState, Notice, Picking

_NO_DEVICE = frozenset(
    {"ui.no_scanner", "ui.scanner_away", "scanner.not_found", "scanner.offline", "scanner.busy"}
)


class ProfileActs(ProfileEnds, JobActs):
    """What is done with profiles and whole batches."""

    def scan(self) -> None:
        """F4: scan one batch with the current profile into the marked or the next open slot."""
        if self._scan.running or self._busy():
            return
        order = self.order(self.state)
        self._begin_batch(lambda draft: self._scan.scan(draft.id, order))

    def scan_with(self, key: int) -> None:
        """Ctrl+1 to Ctrl+9: scan one batch with the profile on that key; F4 goes on with it."""
        profile = profile_on_key(self.profiles, key)
        if profile is not None and not self._scan.running and not self._busy():
            self.choose_profile(profile.id)
            self.scan()

    def order(self, state: IntakeState) -> Order:
        """Return what F4 would ask of the scanner now."""
        procedure = state.preview.procedure if state.preview else None
        wish = wish_of(self._desk.catalogue, procedure, state.target)
        return Order(state.profile, wish, self._landing(state), state.turned)

    def plan(self, state: IntakeState, profile: ScanProfile | None = None) -> ScanSettings:
        """Return what F4, or another profile, would scan the marked paper with."""
        order = self.order(state)
        if profile is None or profile == state.profile:
            return self._scan.settings(order)
        return self._scan.settings(Order(profile, order.wish))

    def next_source(self) -> None:
        """Shift+F4: flatbed, feeder, both sides, for the next batch alone."""
        if not self._scan.running:
            self._set(turned=self._scan.next_source(self.order(self.state)))

    def pick(self, what: Picking) -> None:
        """Open the list of profiles or of scanners, or fold it away."""
        self._set(picking=Picking.NOTHING if what is self.state.picking else what)
        if self.state.picking is Picking.DEVICE:
            self._set(devices=None)
            self._background.device(self, self._devices, self._found_devices, self._failed)

    def picked(self, choice: str) -> None:
        """Take what was chosen in the list: a profile's id, or a scanner's ``driver:id``."""
        if self.state.picking is Picking.DEVICE:
            self._scan.other_device = choice
            self._set(notice=None)
        else:
            self.choose_profile(choice)
        self._set(picking=Picking.NOTHING)
        self.attention.emit("papers")

    def set_expected(self, sides: int) -> None:
        """Say how many sides will be scanned; 0 takes it back."""
        now = self.state.draft.expected_pages if self.state.draft else 0
        if sides != now:
            self._edit(lambda d: page_work.set_expected(d, sides))

    def print_separators(self) -> None:
        """Print separator sheets for the papers that apply, or a plain one while none are known."""
        preview = self.state.preview
        procedure = preview.procedure if preview else None
        slots = [line.requirement.key for line in preview.checklist if line.applies] if preview else []
        code = procedure.code if procedure else ""

        def printed(told: tuple[int, PrintJob]) -> None:
            sheets, job = told
            lay = self.tr("Đặt mỗi tờ trước giấy ghi trên đó rồi quét cả xấp.")
            self._tell_job(job, self.tr("{n} tờ ngăn").format(n=sheets), lay)

        self._background.device(self, lambda: self._desk.print_separators(code, slots), printed, self._failed)

    def go_other(self) -> None:
        """Shift+F11: the other way on that the banner offers."""
        wanted = self.state.notice.other if self.state.notice else ""
        self.dismiss()
        if wanted == "glass":
            self._set(turned=ScanSource.FLATBED)
            self.scan()
        elif wanted == "device":
            self.pick(Picking.DEVICE)

    def dismiss(self) -> None:
        """Take the banner away."""
        self._set(notice=None)

    def _devices(self) -> tuple[ScannerDevice, ...]:
        """Called beside the window: the scanners' code is loaded when they are first asked for."""
        return tuple(self._desk.edges.scanner.devices())

    def _found_devices(self, devices: tuple[ScannerDevice, ...]) -> None:
        self._set(devices=devices)

    def _landing(self, state: IntakeState) -> Landing:
        """Where the batch goes: as the checklist says, or beside the page in the middle."""
        match state.landing_mode:
            case "insert":
                return Landing(after=state.page_id)
            case "replace":
                return Landing(replacing=state.page_id)
        return Landing()

    def _scan_failed(self, error: DeskError) -> None:
        """Say what is wrong with the paper or the device, and the two keys to go on."""
        other = ""
        if error.code == "scanner.feeder_empty" and ScanSource.FLATBED in self._scan.sources(
            self.state.profile
        ):
            other = "glass"
        elif error.code in _NO_DEVICE:
            other = "device"
        self._notify(Notice(error, retry="scan", other=other))

    def _scan_ended(self, end: BatchEnd) -> None:
        """The batch is whole: the next one lands in the next open slot."""
        self._set(scanning=False, slot="", turned=None, landing_mode="")
        self._edit(lambda draft: draft_edits.choose_slot(draft, ""), lambda draft: self._settle(draft, end))
