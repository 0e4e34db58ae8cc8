"""What a batch is scanned with: profile, then kind of paper, then the desk."""

from datetime import date

from app.catalogue import load_catalogue
from app.domain.scanning.profile import DEFAULT_PROFILES, ScanProfile, profile_of
from app.domain.scanning.wish import ScanWish
from app.ports import ColourMode, ScannerDevice, ScanSource
from app.settings import DeviceSettings
from app.use_cases.scan_profiles import settings_for, wish_of

BY_PAPER = profile_of(DEFAULT_PROFILES, "theo-loai-giay")
OFFICE = ScannerDevice(
    "sane",
    "may",
    "Máy quầy",
    (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX),
    (200, 300, 600),
    (ColourMode.COLOUR, ColourMode.GREY),
    max_width_mm=215.9,
    max_height_mm=297.2,
)
GLASS = ScannerDevice("escl", "kinh", "Máy nhỏ", (ScanSource.FLATBED,), (200,), (ColourMode.GREY,))
COPIER = ScannerDevice("folder", "may-photo", "Máy photo", (ScanSource.FOLDER,))
FEEDS = DeviceSettings(source="feeder", dpi=200, colour="grey")
CARD = ScanWish("flatbed", "colour", 300, 2, "card")
FORM = ScanWish("", "colour", 300, 2, "A4")


def test_a_card_is_scanned_on_the_glass_in_colour_whatever_the_desk_does_else():
    found = settings_for(BY_PAPER, CARD, FEEDS, OFFICE)
    assert (found.source, found.colour, found.dpi) == (ScanSource.FLATBED, ColourMode.COLOUR, 300)
    assert (found.width_mm, found.height_mm) == (105, 148)


def test_a_form_written_on_both_sides_takes_both_from_the_feeder():
    assert settings_for(BY_PAPER, FORM, FEEDS, OFFICE).source is ScanSource.FEEDER_DUPLEX


def test_where_there_is_no_duplex_the_feeder_takes_the_fronts():
    one_sided = ScannerDevice("sane", "x", "Khay", (ScanSource.FLATBED, ScanSource.FEEDER))
    assert settings_for(BY_PAPER, FORM, FEEDS, one_sided).source is ScanSource.FEEDER


def test_a_paper_nobody_knows_is_scanned_as_the_desk_says():
    found = settings_for(BY_PAPER, ScanWish(), FEEDS, OFFICE)
    assert (found.source, found.colour, found.dpi) == (ScanSource.FEEDER, ColourMode.GREY, 200)
    assert (found.width_mm, found.height_mm) == (210, 297)


def test_what_the_profile_says_wins_over_the_paper():
    grey = ScanProfile("a", "Xám", colour="grey", dpi=600, source="feeder", paper="A5", cleaning="shadows")
    found = settings_for(grey, CARD, FEEDS, OFFICE)
    assert (found.source, found.colour, found.dpi) == (ScanSource.FEEDER, ColourMode.GREY, 600)
    assert (found.width_mm, found.cleaning.value) == (148, "shadows")


def test_a_wish_the_device_cannot_fulfil_becomes_the_nearest_it_can():
    found = settings_for(BY_PAPER, ScanWish("feeder", "colour", 600, 2, "A3"), FEEDS, GLASS)
    assert (found.source, found.colour, found.dpi) == (ScanSource.FLATBED, ColourMode.GREY, 200)


def test_a_large_paper_on_a_small_glass_is_scanned_as_large_as_the_glass():
    found = settings_for(BY_PAPER, ScanWish(paper="A3"), FEEDS, OFFICE)
    assert (found.width_mm, found.height_mm) == (0, 0)


def test_what_the_profile_demands_is_asked_of_the_device_which_may_refuse():
    large = profile_of(DEFAULT_PROFILES, "giay-lon")
    assert settings_for(large, ScanWish(), FEEDS, OFFICE).width_mm == 297
    duplex = profile_of(DEFAULT_PROFILES, "khay-hai-mat")
    assert settings_for(duplex, ScanWish(), FEEDS, GLASS).source is ScanSource.FEEDER_DUPLEX


def test_a_copiers_folder_is_the_source_whatever_the_profile_says():
    duplex = profile_of(DEFAULT_PROFILES, "khay-hai-mat")
    assert settings_for(duplex, CARD, FEEDS, COPIER).source is ScanSource.FOLDER


def test_the_source_turned_to_for_one_batch_wins_over_all():
    found = settings_for(BY_PAPER, CARD, FEEDS, OFFICE, ScanSource.FEEDER)
    assert found.source is ScanSource.FEEDER


def test_every_kind_of_paper_in_the_catalogue_says_how_it_wants_to_be_scanned():
    kinds = load_catalogue().document_types
    assert len(kinds) >= 79
    assert all(kind.scan.colour == "colour" and kind.scan.dpi >= 300 for kind in kinds)
    assert {k.id for k in kinds if k.scan.paper == "card"} == {
        "the_can_cuoc",
        "chung_minh_nhan_dan",
        "the_bhyt",
    }


def test_the_paper_of_a_slot_says_how_it_is_scanned():
    catalogue = load_catalogue()
    birth = catalogue.procedure("1.001193", date(2026, 11, 20))
    slot = next(r.key for r in birth.requirements if r.kind == "to_khai_khai_sinh")
    assert wish_of(catalogue, birth, slot).sides == 2
    assert wish_of(catalogue, birth, "khong-co") == ScanWish()
    assert wish_of(catalogue, None, slot) == ScanWish()
