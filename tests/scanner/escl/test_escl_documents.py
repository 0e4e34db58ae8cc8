"""What a device on the network may send: read when it makes sense, refused when it could do harm."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ports import ColourMode, ScanSource
from scanner.escl.addresses import places_of
from scanner.escl.capabilities import capabilities_of
from scanner.escl.documents import MAX_BYTES, number_of, read, text_of
from scanner.escl.status import JobTold, status_of
from tests.devices import escl_xml

UUID = "4509a320-00a0-008f-00b6-002507510eca"


def capabilities(resolutions: str = "", **parts: bool) -> bytes:
    has = {"platen": True, "adf": True, "duplex": True} | parts
    told = resolutions or escl_xml.discrete(100, 300)
    return escl_xml.capabilities("Máy thử MFP", f"URN:UUID:{UUID.upper()}", told, **has).encode()


def test_a_scanner_is_read_as_it_describes_itself() -> None:
    told = capabilities_of(capabilities())
    assert (told.name, told.uuid) == ("Máy thử MFP", UUID)
    device = told.device(told.uuid, "http://x/eSCL")
    assert device.sources == (ScanSource.FLATBED, ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)
    assert device.resolutions_dpi == (100, 300)
    assert device.colours == (ColourMode.COLOUR, ColourMode.GREY)
    assert (device.max_width_mm, device.max_height_mm) == (215.9, 297.0)


@pytest.mark.parametrize(
    ("parts", "sources"),
    [
        ({"adf": False}, (ScanSource.FLATBED,)),
        ({"platen": False, "duplex": False}, (ScanSource.FEEDER,)),
        ({"platen": False}, (ScanSource.FEEDER, ScanSource.FEEDER_DUPLEX)),
    ],
)
def test_only_sources_that_are_there_are_offered(
    parts: dict[str, bool], sources: tuple[ScanSource, ...]
) -> None:
    assert tuple(i.source for i in capabilities_of(capabilities(**parts)).inputs) == sources


def test_of_a_span_of_resolutions_the_usual_ones_are_offered() -> None:
    told = capabilities_of(capabilities(escl_xml.span(100, 600, 50)))
    assert told.inputs[0].resolutions_dpi == (100, 150, 200, 300, 400, 600)


def test_a_profile_told_elsewhere_and_only_named_here_is_found() -> None:
    document = f"""<s:ScannerCapabilities {escl_xml.NAMES} xmlns:s="urn:s"><s:SettingProfiles>
        <s:SettingProfile name="p0"><s:ColorMode>Grayscale8</s:ColorMode>
        {escl_xml.discrete(200)}</s:SettingProfile></s:SettingProfiles>
        <s:PlatenInputCaps><s:MaxWidth>2550</s:MaxWidth><s:MaxHeight>3508</s:MaxHeight>
        <s:SettingProfile ref="p0"/></s:PlatenInputCaps></s:ScannerCapabilities>"""
    (glass,) = capabilities_of(document.encode()).inputs
    assert (glass.colours, glass.resolutions_dpi) == ((ColourMode.GREY,), (200,))


BOMB = b"""<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<s><MakeAndModel>&b;</MakeAndModel></s>"""
OUTSIDE = b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><s>&a;</s>'


@pytest.mark.parametrize(
    "document",
    [
        BOMB,
        OUTSIDE,
        BOMB.decode().encode("utf-16"),
        b"<s>" + b" " * MAX_BYTES + b"</s>",
        b"<s>" * 5000 + b"</s>" * 5000,
        b"",
        b"<s>",
        b"<s></t>",
        b"<html><body>Login",
        b"\xff\xd8\xff\xe0 a picture",
    ],
)
def test_a_document_that_could_do_harm_or_makes_no_sense_is_refused(document: bytes) -> None:
    with pytest.raises(ValueError):
        read(document)
    assert status_of(document).state == ""


@pytest.mark.parametrize(
    "document", [b"<html/>", b"<ScannerCapabilities/>", capabilities(platen=False, adf=False)]
)
def test_what_cannot_scan_is_no_scanner(document: bytes) -> None:
    with pytest.raises(ValueError):
        capabilities_of(document)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_answer_of_a_device_does_more_than_be_refused(document: bytes) -> None:
    try:
        capabilities_of(document)
    except ValueError:
        return


@given(st.text(max_size=12))
def test_a_number_of_a_device_is_a_number_or_nothing(text: str) -> None:
    parent, child = Element("a"), Element("b")
    child.text = text
    parent.append(child)
    assert 0 <= number_of(parent, "b") < 10**9
    assert text_of(parent, "missing") == ""


def test_a_job_is_known_by_its_last_part_whatever_stands_before() -> None:
    told = escl_xml.status(
        "Idle", "ScannerAdfEmpty", [("http://10.0.0.9/eSCL/ScanJobs/7", 3, "Completed", "x")]
    )
    assert status_of(told.encode()).job("/eSCL/ScanJobs/7") == JobTold("Completed", 3)
    assert status_of(told.encode()).job("/eSCL/ScanJobs/8").state == ""


@pytest.mark.parametrize(
    ("typed", "tried"),
    [
        ("192.168.1.20", ["https://192.168.1.20:443/eSCL", "http://192.168.1.20:80/eSCL"]),
        (" may-quet.local ", ["https://may-quet.local:443/eSCL"]),
        ("192.168.1.20:8080", ["https://192.168.1.20:8080/eSCL", "http://192.168.1.20:8080/eSCL"]),
        ("http://192.168.1.20", ["http://192.168.1.20:80/eSCL"]),
        ("https://10.0.0.5:9096/scan/", ["https://10.0.0.5:9096/scan"]),
        ("fd00::20", ["https://[fd00::20]:443/eSCL"]),
        ("[fd00::20]:8080", ["https://[fd00::20]:8080/eSCL"]),
    ],
)
def test_an_address_as_people_type_it_is_tried_encrypted_first(typed: str, tried: list[str]) -> None:
    assert list(places_of(typed))[: len(tried)] == tried


@pytest.mark.parametrize(
    "typed", ["", "  ", "://", "ftp://x", "http://", "a b", "x:port", "[::", "file:///etc"]
)
def test_what_is_no_address_is_tried_nowhere(typed: str) -> None:
    assert places_of(typed) == ()


@given(st.text(max_size=40))
def test_no_typing_breaks_the_search(typed: str) -> None:
    assert all(at.startswith(("http://", "https://")) for at in places_of(typed))
