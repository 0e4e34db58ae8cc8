"""Acts on what papers say: read, learnt, checked by eye, kept for their owners and found again."""

from __future__ import annotations

from dataclasses import dataclass

from app.use_cases.acts.ground import Ground
from app.use_cases.checking import CheckPapers, ReadDraft
from app.use_cases.kept_papers import FindKeptPapers, KeepPaper, WithdrawKeptPaper
from app.use_cases.lessons import KindLessons
from app.use_cases.read_card import ReadCardPicture, ReadCardText
from app.use_cases.read_pages import ReadPages
from app.use_cases.reading_turns import ReadingTurns
from app.use_cases.recognise import ReadingOfPage, RecognisePage
from app.use_cases.reuse_counts import ReuseCounts


@dataclass(frozen=True, kw_only=True)
class PaperActs:
    """Đọc, kiểm tra và kho giấy tờ."""

    recognise: RecognisePage
    turns: ReadingTurns
    lessons: KindLessons
    reading_of: ReadingOfPage
    read_card_text: ReadCardText
    read_card_picture: ReadCardPicture
    check_papers: CheckPapers
    keep_paper: KeepPaper
    find_kept_papers: FindKeptPapers
    withdraw_kept_paper: WithdrawKeptPaper
    count_reuse: ReuseCounts


def paper_acts(ground: Ground) -> PaperActs:
    """Return the acts, joined."""
    database, clock, catalogue = ground.database, ground.clock, ground.catalogue
    read, turns, lessons = ground.read, ground.turns, ground.lessons
    return PaperActs(
        recognise=RecognisePage(read, turns, database, clock, catalogue, lessons),
        turns=turns,
        lessons=lessons,
        reading_of=ReadingOfPage(database),
        read_card_text=ReadCardText(),
        read_card_picture=ReadCardPicture(ground.edges.codes),
        check_papers=CheckPapers(ReadDraft(database, catalogue, ReadPages(read)), clock),
        keep_paper=ground.keep_paper,
        find_kept_papers=FindKeptPapers(database, catalogue, clock, ground.desk_id),
        withdraw_kept_paper=WithdrawKeptPaper(database, clock, ground.desk_id),
        count_reuse=ReuseCounts(database),
    )
