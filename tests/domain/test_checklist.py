"""The checklist: what this citizen must bring and what is still missing."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.domain.checklist import OTHER_SLOT, SlotState, checklist, counts_in_hand, missing, next_open_slot
from app.domain.draft import Draft, DraftPage, PaperInHand
from app.domain.procedure import Channel, ComponentRequirement, CopyCounts, Handling, Procedure, Rule
from app.domain.working_days import Deadline, DeadlineUnit

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BOTH = frozenset({Channel.DIRECT, Channel.POST})

FORM = ComponentRequirement("to_khai", "Tờ khai", Rule.ONE_OF, group="to_khai", channels=BOTH)
E_FORM = ComponentRequirement(
    "mau_dien_tu", "Mẫu điện tử", Rule.ONE_OF, group="to_khai", channels=frozenset({Channel.ONLINE})
)
BIRTH_PAPER = ComponentRequirement("chung_sinh", "Giấy chứng sinh")
EXPERT = ComponentRequirement("giam_dinh", "Văn bản giám định", Rule.ONE_OF, group="chung_cu")
WITNESSES = ComponentRequirement("cam_doan", "Văn bản cam đoan", Rule.ONE_OF, group="chung_cu")
MANDATE = ComponentRequirement("uy_quyen", "Văn bản ủy quyền", Rule.CONDITIONAL, condition="được ủy quyền")
CARD = ComponentRequirement("can_cuoc", "Thẻ căn cước", handling=Handling.SHOW)

BIRTH = Procedure(
    "1.001193",
    "Đăng ký khai sinh",
    "Hộ tịch",
    Deadline(DeadlineUnit.IN_DAY, 1),
    (FORM, E_FORM, BIRTH_PAPER, EXPERT, WITNESSES, MANDATE, CARD),
)
EMPTY = Draft("d", NOW, procedure="1.001193")


def page(slot: str, **more: bool) -> DraftPage:
    return DraftPage(f"p-{slot}", "0" * 64, "image/jpeg", 2480, 3508, 300, NOW, slot=slot, **more)


def keys(papers: tuple[ComponentRequirement, ...]) -> list[str]:
    return [p.key for p in papers]


def state_of(key: str, draft: Draft) -> SlotState:
    return next(line.state for line in checklist(BIRTH, draft) if line.requirement.key == key)


def test_an_empty_desk_names_every_paper_once_in_the_order_of_the_law():
    assert keys(missing(BIRTH, EMPTY)) == ["to_khai", "chung_sinh", "giam_dinh", "can_cuoc"]


def test_the_online_citizen_is_asked_for_the_electronic_form_instead():
    online = replace(EMPTY, channel=Channel.ONLINE)
    assert keys(missing(BIRTH, online))[0] == "mau_dien_tu"
    assert "to_khai" not in [line.requirement.key for line in checklist(BIRTH, online)]


def test_a_scanned_page_meets_its_requirement_and_the_next_batch_goes_to_the_next():
    draft = replace(EMPTY, pages=(page("to_khai"),))
    assert state_of("to_khai", draft) is SlotState.DONE
    assert next_open_slot(BIRTH, draft) == "chung_sinh"


def test_a_blank_or_deleted_page_meets_nothing():
    draft = replace(EMPTY, pages=(page("to_khai", blank=True), page("chung_sinh", deleted=True)))
    assert keys(missing(BIRTH, draft))[:2] == ["to_khai", "chung_sinh"]


def test_one_paper_of_a_group_is_enough():
    draft = replace(EMPTY, pages=(page("cam_doan"),))
    assert "giam_dinh" not in keys(missing(BIRTH, draft))
    assert state_of("giam_dinh", draft) is SlotState.OPTIONAL


def test_excusing_the_paper_that_stands_for_a_group_excuses_the_group():
    draft = replace(EMPTY, papers=(PaperInHand("giam_dinh", missing_reason="nộp sau, chờ kết quả"),))
    assert state_of("giam_dinh", draft) is SlotState.EXCUSED
    assert not {"giam_dinh", "cam_doan"} & set(keys(missing(BIRTH, draft)))


def test_an_old_reason_is_forgotten_once_another_paper_of_the_group_is_there():
    reason = PaperInHand("giam_dinh", missing_reason="nộp sau")
    draft = replace(EMPTY, papers=(reason,), pages=(page("cam_doan"),))
    assert state_of("giam_dinh", draft) is SlotState.OPTIONAL


def test_a_conditional_paper_is_asked_for_only_when_its_box_is_ticked():
    assert state_of("uy_quyen", EMPTY) is SlotState.OPTIONAL
    ticked = replace(EMPTY, circumstances=frozenset({"uy_quyen"}))
    assert state_of("uy_quyen", ticked) is SlotState.OPEN


def test_a_card_is_shown_not_kept():
    shown = replace(EMPTY, papers=(PaperInHand("can_cuoc", shown=True),))
    assert state_of("can_cuoc", shown) is SlotState.DONE
    counted = replace(EMPTY, papers=(PaperInHand("can_cuoc", counts=CopyCounts(originals=1)),))
    assert state_of("can_cuoc", counted) is SlotState.OPEN


def test_a_paper_handed_in_without_a_scan_counts_as_the_clerk_said():
    draft = replace(EMPTY, papers=(PaperInHand("chung_sinh", CopyCounts(plain=2)),))
    assert state_of("chung_sinh", draft) is SlotState.DONE
    assert counts_in_hand(BIRTH_PAPER, draft) == CopyCounts(plain=2)


def test_a_missing_paper_with_a_reason_no_longer_stops_the_desk():
    draft = replace(EMPTY, papers=(PaperInHand("chung_sinh", missing_reason="đã có dữ liệu điện tử"),))
    assert state_of("chung_sinh", draft) is SlotState.EXCUSED
    assert "chung_sinh" not in keys(missing(BIRTH, draft))


def test_when_nothing_is_missing_further_pages_go_to_other_papers():
    everything = tuple(page(k) for k in ("to_khai", "chung_sinh", "cam_doan", "can_cuoc"))
    assert next_open_slot(BIRTH, replace(EMPTY, pages=everything)) == OTHER_SLOT


SLOTS = st.sets(st.sampled_from([r.key for r in BIRTH.requirements]))


@given(SLOTS, SLOTS, st.sampled_from(Channel))
def test_a_further_page_never_makes_more_papers_missing(some, more, channel):
    few = replace(EMPTY, channel=channel, pages=tuple(page(s) for s in sorted(some)))
    many = replace(few, pages=tuple(page(s) for s in sorted(some | more)))
    assert set(keys(missing(BIRTH, many))) <= set(keys(missing(BIRTH, few)))


@given(SLOTS, SLOTS, st.sampled_from(Channel))
def test_every_missing_paper_is_a_line_of_the_checklist_and_can_be_asked_on_the_channel(
    scanned, ticked, channel
):
    draft = replace(
        EMPTY, channel=channel, circumstances=frozenset(ticked), pages=tuple(page(s) for s in scanned)
    )
    lines = [line.requirement for line in checklist(BIRTH, draft)]
    assert all(paper in lines and paper.asked_on(channel) for paper in missing(BIRTH, draft))
