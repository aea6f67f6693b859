"""The tables: journal and payloads are the truth, everything else is a view that can be dropped and rebuilt."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text, UniqueConstraint

SCHEMA = 4  # layout of journal, payload and meta; a change needs a step in migrate.py
VIEWS = 6  # layout of the views; a change makes the next opening rebuild them

truth = MetaData()
derived = MetaData()

meta = Table("meta", truth, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# `kind`: reading, rejection, decision, tie, policy, rating or withdrawal. `subject`: a report's id (readings and
# withdrawals), or a key of the entry's own. `version` is empty for what no version of the reader made.
journal = Table(
    "journal",
    truth,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("payload_hash", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("kind", "subject", "version", name="journal_once"),
)

# The salt lies beside the letters it salts, so that erasing both leaves a hash that nothing can be guessed from.
payload = Table(
    "payload",
    truth,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("part", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("salt", Text),
    Column("body", Text),
)

# `kept`: full, quote or none; see panj.ledger.policy.
# `revises` and `superseded_by`: ids of the reports before and after it at its address; see panj.ledger.revisions.
reports = Table(
    "reports",
    derived,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False, unique=True),
    Column("doc_id", Text, nullable=False, index=True),
    Column("outlets", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("path", Text),
    Column("url", Text),
    Column("published", Text, index=True),
    Column("canonical", Text),
    Column("author", Text),
    Column("wire", Text),
    Column("language", Text),
    Column("version", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("kept", Text, nullable=False),
    Column("revises", Text),
    Column("superseded_by", Text, index=True),
    Column("folded", Text, nullable=False),
)

# `first` and `last`: the stretch of days a claim is asked by (see views.stretch). `body` is the claim's JSON.
# `published` is the report's, so that a list in the order of days needs no look at its report.
claims = Table(
    "claims",
    derived,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("claim", Text, nullable=False, unique=True),
    Column("anchor", Text, nullable=False, unique=True),
    Column("event", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("realis", Text, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("published", Text),
    Column("first", Text),
    Column("last", Text),
    Column("evidence", Text, nullable=False),
    Column("body", Text, nullable=False),
    # each holds all that a question may ask of a claim itself, so that none of the long rows is read to answer it
    Index("claims_days", "first", "published", "last", "type", "mode", "realis", "hedged", "seq"),
    Index("claims_type", "type", "mode", "first", "published", "last", "realis", "hedged", "seq"),
    Index("claims_published", "published", "first", "seq"),
)

# `role`: actor or target. `folded`: name and text without case and accents, for substring search. `id`: the actor's.
claim_actors = Table(
    "claim_actors",
    derived,
    Column("n", Integer, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("id", Text, index=True),
    Column("folded", Text, nullable=False),
    Index("claim_actors_country", "country", "n"),
    Index("claim_actors_sector", "role", "sector", "country", "n"),
    Index("claim_actors_name", "role", "folded", "id", "country", "sector", "n"),
)

claim_places = Table(
    "claim_places",
    derived,
    Column("n", Integer, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonameid", Integer),
    Column("precision", Text),
    Column("folded", Text, nullable=False),
    Column("admin1_folded", Text),
    Index("claim_places_country", "country", "n"),
    Index("claim_places_point", "lat", "lon", "precision", "n"),
)

claim_figures = Table(
    "claim_figures",
    derived,
    Column("n", Integer, nullable=False, index=True),
    Column("what", Text, nullable=False, index=True),
    Column("of", Text),
    Column("unit", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("approx", Boolean, nullable=False),
    Column("text", Text, nullable=False),
)

claim_sources = Table(
    "claim_sources",
    derived,
    Column("n", Integer, nullable=False, index=True),
    Column("step", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("cue", Text),
    Column("actor", Text, index=True),
    Column("folded", Text, nullable=False),
)

outlets = Table(
    "outlets",
    derived,
    Column("seq", Integer, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
)

# `report` is set where the rejection is of something inside a report that was read.
rejections = Table(
    "rejections",
    derived,
    Column("seq", Integer, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("path", Text),
    Column("place", Text),
    Column("doc_id", Text),
    Column("report", Text),
)

# Where a report stands: reports that share a key are one report in several texts.
addresses = Table(
    "addresses",
    derived,
    Column("seq", Integer, nullable=False, index=True),
    Column("key", Text, nullable=False, index=True),
)

# `seen` and `new` are JSON. Whether a decision still meets its claim is asked, not kept: see panj.ledger.decisions.
decisions = Table(
    "decisions",
    derived,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("decision", Text, nullable=False, unique=True),
    Column("report", Text, nullable=False, index=True),
    Column("anchor", Text, nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# `a` and `b`: anchors of two claims; `same`: one act, two acts, or null: what was said is taken back. See ledger.ties.
ties = Table(
    "ties",
    derived,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("tie", Text, nullable=False, unique=True),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("report_a", Text, nullable=False, index=True),
    Column("report_b", Text, nullable=False, index=True),
    Column("same", Boolean),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ties_pair", "a", "b", "seq"),
)

policies = Table(
    "policies",
    derived,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("outlet", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("policy", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# What people hold of a source's reliability, A to F: see panj.ledger.ratings.
ratings = Table(
    "ratings",
    derived,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# `erased`: JSON list of the entries whose letters it took away.
withdrawals = Table(
    "withdrawals",
    derived,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False, unique=True),
    Column("why", Text, nullable=False),
    Column("who", Text),
    Column("at", Text, nullable=False),
    Column("erased", Text, nullable=False),
)

# What merging made of the claims in view: no entry makes these rows, so they are no part of VIEW_TABLES; `events_made`
# says from what they were made (see panj.ledger.events). `body` is the event's JSON, `start` and `end` its days.
events = Table(
    "events",
    derived,
    Column("event", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("realis", Text, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("start", Text, index=True),
    Column("end", Text),
    Column("basis", Text, nullable=False),
    Column("first_known", Text),
    Column("last_known", Text),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("grade", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

event_claims = Table(
    "event_claims",
    derived,
    Column("claim", Text, primary_key=True),
    Column("n", Integer, index=True),
    Column("event", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

event_redirects = Table(
    "event_redirects", derived, Column("old", Text, primary_key=True), Column("event", Text, nullable=False)
)

events_made = Table(
    "events_made", derived, Column("stamp", Text, primary_key=True), Column("notes", Text, nullable=False)
)

CLAIM_TABLES = (claim_actors, claim_places, claim_figures, claim_sources)
READING_TABLES = (reports, claims, outlets, rejections, addresses)
VIEW_TABLES = (*READING_TABLES, *CLAIM_TABLES, decisions, ties, policies, ratings, withdrawals)
