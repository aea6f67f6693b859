"""What is kept of an outlet's texts: what is not allowed is never stored."""

import json
import sqlite3
from pathlib import Path

import pytest
from ledger_makers import CARD, TEXT, reading
from test_ledger_withdraw import letters, marked

from panj.errors import LedgerError
from panj.ledger import Ledger
from panj.model import Report


def ledger_with(path: Path, **policies: str) -> Ledger:
    ledger = Ledger(path, create=True)
    for outlet, kept in policies.items():
        ledger.set_policy(outlet.replace("_", " ").replace("others", "*"), kept)
    return ledger


def report_in(ledger: Ledger, seq: int) -> Report:
    found = ledger.report(seq)
    assert found is not None
    return found


def test_quote_keeps_the_headline_and_the_quotes_only(tmp_path: Path) -> None:
    path = tmp_path / "panj.db"
    with ledger_with(path, elm_COURIER="quote") as ledger:
        entry = ledger.append(reading(1))
        assert entry is not None
        assert letters(path, "harbour town of Port Elm") > 0
        # words between the claims, and page furniture
        assert [letters(path, x) for x in ("had fled.", "on Friday, a senior", "according to the Elm", CARD)] == [0] * 4
        kept = report_in(ledger, entry.seq)
        whole = reading(1).report
        assert kept.title == whole.title and len(kept.text) == len(whole.text) and kept.struck == ()
        for claim in reading(1).claims:
            for mention in (claim.evidence, claim.trigger, *claim.actors, *claim.sources, *claim.figures):
                assert kept.text[slice(*mention.span)] == mention.text
        standing = ledger.standing(whole.id)
        assert standing is not None and standing.kept == "quote"
        assert ledger.append(reading(1, "v2")) and ledger.verify().ok and ledger.rebuild_views() and ledger.verify().ok


def test_none_keeps_no_quote_and_the_index_no_word(tmp_path: Path) -> None:
    path = tmp_path / "panj.db"
    with ledger_with(path, others="none") as ledger:
        entry = ledger.append(marked(1, "quagmirolog"))
        assert entry is not None and letters(path, "quagmirolog") == 0
        bodies = [json.loads(x) for x in ledger.claims_of(entry.seq)]
        assert [b["evidence"]["text"] for b in bodies] == ["", "", ""]
        assert bodies[0]["evidence"]["span"] == list(marked(1, "quagmirolog").claims[0].evidence.span)
        assert bodies[1]["figures"][0]["low"] == 20 and report_in(ledger, entry.seq).title == ""
        assert ledger.verify().ok
    index = sqlite3.connect(path).execute("SELECT count(*) FROM claims_text WHERE claims_text MATCH 'nobody'")
    assert index.fetchone() == (0,)


def test_the_strictest_of_several_outlets_holds_and_the_last_word_counts(tmp_path: Path) -> None:
    with ledger_with(tmp_path / "panj.db", Elm_Courier="full", Daily_Wire="none", others="quote") as ledger:

        def kept(number: int, *outlets: str) -> str | None:
            made = reading(number, outlets=outlets)
            ledger.append(made)
            standing = ledger.standing(made.report.id)
            return standing and standing.kept

        assert kept(1, "Elm Courier") == "full"
        assert kept(2, "Elm Courier", "Daily Wire") == "none"
        assert kept(3, "Elm Courier", "Unheard Of") == "quote"
        assert kept(4) == "quote"
        assert ledger.set_policy("DAILY  WIRE", "none") is None
        assert ledger.set_policy("Daily Wire", "full") is not None
        assert kept(5, "Daily Wire") == "full"
        assert ledger.policies() == {"*": "quote", "Daily Wire": "full", "Elm Courier": "full"}
        assert ledger.info().kept == {"full": 2, "quote": 2, "none": 1}
        with pytest.raises(LedgerError, match="no policy"):
            ledger.set_policy("Daily Wire", "half")
        assert ledger.verify().ok


def test_a_ledger_without_policies_keeps_the_text(tmp_path: Path) -> None:
    with ledger_with(tmp_path / "panj.db") as ledger:
        ledger.append(reading(1))
        assert ledger.policies() == {"*": "full"} and report_in(ledger, 1).text == TEXT
