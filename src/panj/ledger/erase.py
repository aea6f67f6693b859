"""Letters taken out of the ledger for good, and which entries may lack theirs."""

import json

from sqlalchemy import Connection, or_, select, update

from panj.ledger import dialects, events, revisions, views
from panj.ledger import tables as t


def erase(connection: Connection, report: str) -> list[int]:
    """Takes the letters of every reading of a report, and of people's words on its claims, out of tables and index.

    Returns the entries so emptied; hashes stay. The pages that held the letters are the caller's to scrub.
    """
    j, p, d, tie = t.journal.c, t.payload.c, t.decisions.c, t.ties.c
    readings = select(j.seq).where(j.kind == "reading", j.subject == report)
    decided = select(d.seq).where(d.report == report)
    tied = select(tie.seq).where(or_(tie.report_a == report, tie.report_b == report))
    every = or_(*(j.seq.in_(some) for some in (readings, decided, tied)))
    seqs = list(connection.execute(select(j.seq).where(every)).scalars())
    beside = {x for seq in seqs for x in revisions.group(connection, seq)} - set(seqs)
    events.forget(connection, seqs)
    for seq in seqs:
        views.take_out(connection, seq)
    connection.execute(update(t.payload).where(p.seq.in_(seqs)).values(salt=None, body=None))
    revisions.settle(connection, beside)
    dialects.forget_words(connection)
    return sorted(seqs)


def told(connection: Connection) -> dict[int, tuple[int, str]]:
    """{entry whose letters may be gone: (entry of the withdrawal, report)}, from the journal itself."""
    j, p = t.journal.c, t.payload.c
    both = t.journal.join(t.payload, j.seq == p.seq)
    found = connection.execute(
        select(j.seq, p.body).select_from(both).where(j.kind == "withdrawal", p.body.is_not(None))
    )
    out: dict[int, tuple[int, str]] = {}
    for seq, body in found:
        tombstone = json.loads(body)
        out |= {gone: (seq, tombstone["report"]) for gone in tombstone["erased"]}
    return out
