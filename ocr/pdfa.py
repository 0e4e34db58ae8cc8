"""Declares a PDF to be PDF/A-1b: output intent, XMP that agrees with the document facts, nothing unused."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

import pikepdf

from app.domain.text import clean_line
from ocr.colour_profile import srgb_profile

PRODUCER = "Quay Mot Cua"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>1</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def declare_pdfa(pdf: pikepdf.Pdf, title: str, made_at: datetime) -> None:
    """Add what ISO 19005-1 asks of a file whose fonts are embedded and whose colours are RGB or grey.

    Args:
        pdf: Changed in place.
        title: Name of the paper.
        made_at: Aware; the same moment stands in the document facts and in the XMP, to the second.
    """
    name = clean_line(title) or "Giấy tờ"
    moment = made_at.replace(microsecond=0)
    del pdf.docinfo
    pdf.docinfo["/Title"] = name
    pdf.docinfo["/Producer"] = PRODUCER
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = _pdf_date(moment)
    words = _XMP.format(title=escape(name), moment=moment.isoformat(), producer=escape(PRODUCER))
    metadata = pikepdf.Stream(pdf, words.encode("utf-8"))
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.Root.OutputIntents = pikepdf.Array([_output_intent(pdf)])
    pdf.Root.Lang = pikepdf.String("vi-VN")
    for unused in ("/PageMode", "/Outlines"):
        if unused in pdf.Root:
            del pdf.Root[unused]


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    profile = pikepdf.Stream(pdf, srgb_profile())
    profile.N = 3
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB IEC61966-2.1"),
        Info=pikepdf.String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
