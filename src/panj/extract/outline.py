"""A report as a whole: whose words it gives, who fills which role in its attacks, its toll."""

from panj.extract.attributions import Said, attributions
from panj.extract.fillers import fillers
from panj.extract.totals import document_totals
from panj.language import Doc
from panj.model import Mention, Report, Span
from panj.model.outline import Outline, Part, Voice


def outline(doc: Doc, report: Report) -> Outline:
    """The outline of a parsed report; spans are letters of `report.text`."""
    toll = document_totals(doc)
    parts = tuple(Part(f.role, f.text, (f.start, f.end), f.sure, f.mentions) for f in fillers(doc.text))
    voices = tuple(_voice(doc.text, s) for s in attributions(doc))
    return Outline(report.doc_id, report.outlets, report.title, voices, parts, toll["killed"], toll["injured"])


def _voice(text: str, said: Said) -> Voice:
    def mention(span: Span | None) -> Mention | None:
        return None if span is None else Mention(text[slice(*span)], span)

    words = tuple(Mention(text[slice(*s)], s) for s in said.content)
    return Voice(mention(said.source), mention(said.cue), words, said.depth)
