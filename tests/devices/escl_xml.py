"""What the virtual eSCL scanner says of itself, in the words of the eSCL specification (Mopria 2.63)."""

from __future__ import annotations

from collections.abc import Iterable

NAMES = (
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" '
    'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_A4 = (2550, 3508)  # letter is wider, A4 longer; three hundredths of an inch
_LEGAL = (2550, 4205)


def capabilities(name: str, uuid: str, resolutions: str, platen: bool, adf: bool, duplex: bool) -> str:
    parts = [f"<scan:Platen>{_input('Platen', _A4, resolutions)}</scan:Platen>"] if platen else []
    if adf:
        back = _input("AdfDuplex", _LEGAL, resolutions) if duplex else ""
        options = "<scan:AdfOption>DetectPaperLoaded</scan:AdfOption>" + (
            "<scan:AdfOption>Duplex</scan:AdfOption>" if duplex else ""
        )
        parts.append(
            f"<scan:Adf>{_input('AdfSimplex', _LEGAL, resolutions)}{back}"
            f"<scan:FeederCapacity>50</scan:FeederCapacity><scan:AdfOptions>{options}</scan:AdfOptions></scan:Adf>"
        )
    return (
        f"{_HEAD}<scan:ScannerCapabilities {NAMES}><pwg:Version>2.63</pwg:Version>"
        f"<pwg:MakeAndModel>{name}</pwg:MakeAndModel><pwg:SerialNumber>SN-{uuid[-6:]}</pwg:SerialNumber>"
        f"<scan:UUID>{uuid}</scan:UUID>{''.join(parts)}</scan:ScannerCapabilities>"
    )


def discrete(*dpi: int) -> str:
    each = "".join(
        f"<scan:DiscreteResolution><scan:XResolution>{n}</scan:XResolution>"
        f"<scan:YResolution>{n}</scan:YResolution></scan:DiscreteResolution>"
        for n in dpi
    )
    return f"<scan:DiscreteResolutions>{each}</scan:DiscreteResolutions>"


def span(low: int, high: int, step: int) -> str:
    each = "".join(
        f"<scan:{axis}ResolutionRange><scan:Min>{low}</scan:Min><scan:Max>{high}</scan:Max>"
        f"<scan:Normal>300</scan:Normal><scan:Step>{step}</scan:Step></scan:{axis}ResolutionRange>"
        for axis in "XY"
    )
    return f"<scan:ResolutionRange>{each}</scan:ResolutionRange>"


def status(state: str, adf: str, jobs: Iterable[tuple[str, int, str, str]]) -> str:
    """Each job is its address, sides sent, state and reason."""
    told = "".join(
        f"<scan:JobInfo><pwg:JobUri>{uri}</pwg:JobUri><pwg:JobUuid>{uri.rpartition('/')[2]}</pwg:JobUuid>"
        f"<scan:Age>1</scan:Age><pwg:ImagesCompleted>{sent}</pwg:ImagesCompleted>"
        f"<pwg:JobState>{job_state}</pwg:JobState><pwg:JobStateReasons>"
        f"<pwg:JobStateReason>{reason}</pwg:JobStateReason></pwg:JobStateReasons></scan:JobInfo>"
        for uri, sent, job_state, reason in jobs
    )
    feeder = f"<scan:AdfState>{adf}</scan:AdfState>" if adf else ""
    return (
        f"{_HEAD}<scan:ScannerStatus {NAMES}><pwg:Version>2.63</pwg:Version>"
        f"<pwg:State>{state}</pwg:State>{feeder}<scan:Jobs>{told}</scan:Jobs></scan:ScannerStatus>"
    )


def _input(kind: str, largest: tuple[int, int], resolutions: str) -> str:
    width, height = largest
    return (
        f"<scan:{kind}InputCaps><scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{width}</scan:MaxWidth>"
        f"<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>{height}</scan:MaxHeight>"
        "<scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles><scan:SettingProfile>"
        "<scan:ColorModes><scan:ColorMode>BlackAndWhite1</scan:ColorMode>"
        "<scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>"
        "<scan:ContentTypes><pwg:ContentType>Photo</pwg:ContentType><pwg:ContentType>Text</pwg:ContentType>"
        "</scan:ContentTypes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>"
        f"<scan:SupportedResolutions>{resolutions}</scan:SupportedResolutions>"
        "<scan:ColorSpaces><scan:ColorSpace>sRGB</scan:ColorSpace></scan:ColorSpaces>"
        "</scan:SettingProfile></scan:SettingProfiles><scan:SupportedIntents>"
        "<scan:Intent>Document</scan:Intent><scan:Intent>Photo</scan:Intent></scan:SupportedIntents>"
        "<scan:MaxOpticalXResolution>600</scan:MaxOpticalXResolution>"
        "<scan:MaxOpticalYResolution>600</scan:MaxOpticalYResolution>"
        f"</scan:{kind}InputCaps>"
    )
