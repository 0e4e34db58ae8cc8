"""Acts on what was received: found again, moved on, sent to the province, counted, verified."""

from __future__ import annotations

from dataclasses import dataclass

from app.exchange.keys import trusted_keys
from app.use_cases.acts.ground import Ground
from app.use_cases.change_status import ChangeStatus
from app.use_cases.daily_log import CountDay, GatherDay, MakeDailyLog
from app.use_cases.register import (
    CountQueues,
    FindDossier,
    FindPerson,
    ListRegister,
    OpenDossier,
    SendAgain,
    SyncRows,
    SyncView,
)
from app.use_cases.verify import VerifyPaper


@dataclass(frozen=True, kw_only=True)
class RecordActs:
    """Sổ theo dõi, hàng gửi, nhật ký ngày."""

    list_register: ListRegister
    count_queues: CountQueues
    open_dossier: OpenDossier
    find_dossier: FindDossier
    find_person: FindPerson
    change_status: ChangeStatus
    sync_counts: SyncView
    sync_rows: SyncRows
    send_again: SendAgain
    count_day: CountDay
    make_daily_log: MakeDailyLog
    verify: VerifyPaper


def record_acts(ground: Ground) -> RecordActs:
    """Return the acts, joined."""
    database, clock, edges = ground.database, ground.clock, ground.edges
    gather = GatherDay(database, ground.settings, clock)
    return RecordActs(
        list_register=ListRegister(database, clock),
        count_queues=CountQueues(database, clock),
        open_dossier=OpenDossier(database),
        find_dossier=FindDossier(database),
        find_person=FindPerson(database),
        change_status=ChangeStatus(database, clock, ground.desk_id),
        sync_counts=SyncView(database),
        sync_rows=SyncRows(database),
        send_again=SendAgain(ground.outbox, clock),
        count_day=CountDay(gather),
        make_daily_log=MakeDailyLog(gather, ground.catalogue),
        verify=VerifyPaper(
            edges.codes,
            lambda: trusted_keys(ground.folder.keys, ground.key),
            edges.render_pdf,
            ground.key.key_id,
            ground.settings,
        ),
    )
