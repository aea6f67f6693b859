"""One thing by its name, and the letters around a claim."""

import pytest
from ledger_makers import TEXT, claims_of, reading, report

from panj.ask import Filters, Receipt, Sheet, claims, context, show
from panj.errors import NotFound
from panj.ledger import Ledger


def test_a_claim_by_id_anchor_or_start(ledger: Ledger) -> None:
    claim = claims_of(report(1))[1]
    for name in (claim.id, claim.anchor, claim.id[:10], claim.anchor[:-2], f" {claim.id} "):
        shown = show(ledger, name)
        assert isinstance(shown, Receipt)
        assert (shown.claim, shown.report, shown.others) == (claim, report(1), ())
        assert shown.entry.seq == 1


def test_a_report_by_id_doc_id_or_start(ledger: Ledger) -> None:
    for name in (report(1).id, report(1).id[:8], "doc-1"):
        shown = show(ledger, name)
        assert isinstance(shown, Sheet)
        assert shown.report == report(1) and shown.claims == claims_of(report(1))


def test_a_report_by_the_file_it_was_read_from(ledger: Ledger) -> None:
    ledger.append(reading(8, path="stack/a_b.txt"))
    for name in ("stack/a_b.txt", "a_b.txt"):
        shown = show(ledger, name)
        assert isinstance(shown, Sheet) and shown.report.doc_id == "doc-8"
        assert {f.report.doc_id for f in claims(ledger, Filters(report=name))[0]} == {"doc-8"}
    with pytest.raises(NotFound):
        show(ledger, "aXb.txt")


@pytest.mark.parametrize(("name", "said"), [("doc-", "several"), ("c", "several"), ("zzz", "goes by"), ("", "goes by")])
def test_what_has_no_one_name(ledger: Ledger, name: str, said: str) -> None:
    with pytest.raises(NotFound, match=said):
        show(ledger, name)


def test_context_is_the_sentence_around(ledger: Ledger) -> None:
    r = report(1)
    for claim, begins, ends in zip(
        claims_of(r), ("Northern", "At least", "The government"), ("Daily Wire.", "Elm Post.", "fled."), strict=True
    ):
        found = context(r.text, claim)
        quote = r.text[found.start : found.end]
        assert quote.startswith(begins) and quote.endswith(ends)
        assert not found.cut_left and not found.cut_right


def test_context_is_cut_where_no_sentence_ends() -> None:
    long = TEXT.replace("\n\n", "\n\n" + "and so on and on " * 40).replace(". At", " and yet " * 40 + " At")
    r = report(1, text=long)
    found = context(long, claims_of(r)[0])
    assert found.cut_left and found.cut_right and found.end - found.start < 600
