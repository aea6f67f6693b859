"""Whole claims: offsets that quote, ids that hold, numbers shared out, nothing that changes on a second run."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.extract.claims import extract
from panj.language import Doc
from panj.model import Claim, Report

WORDS = st.sampled_from(
    "rebels soldiers killed three wounded about 40 in Mopti on Tuesday said the army that and Reuters reported , . “ ” "
    "would withdraw if attacked bombing protest arrested by police fled to Chad dozens not denied according".split()
)


def read(doc: Callable[[str], Doc], text: str) -> list[Claim]:
    return extract(doc(text), Report("r1", "r1", ("Desk",), "", date(2023, 5, 3), "en", text, text))


def spans(claim: Claim) -> list[tuple[str, tuple[int, int]]]:
    parts = (*claim.actors, *claim.targets, *claim.places, *claim.figures, *claim.sources)
    when = [claim.when] if claim.when else []
    return [(m.text, m.span) for m in (claim.evidence, claim.trigger, *parts, *when)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=4, max_size=40))
def test_every_mention_quotes_the_letters_it_points_at(doc: Callable[[str], Doc], words: list[str]) -> None:
    text = " ".join(words)
    claims = read(doc, text)
    for claim in claims:
        for quote, (start, end) in spans(claim):
            assert text[start:end] == quote
        low, high = claim.evidence.span
        assert low <= claim.trigger.span[0] and claim.trigger.span[1] <= high
        assert sorted({s.step for s in claim.sources}) == list(range(len({s.step for s in claim.sources})))
    assert len({c.id for c in claims}) == len(claims)
    assert read(doc, text) == claims


def test_a_number_goes_to_the_act_nearest_to_it(doc: Callable[[str], Doc]) -> None:
    claims = read(doc, "Police arrested 14 protesters after gunmen killed three guards at a depot in Kumasi.")
    figures = {c.trigger.text: [(f.what, f.low) for f in c.figures] for c in claims}
    assert figures == {"arrested": [("arrested", 14)], "killed": [("killed", 3)]}


def test_a_bomb_and_its_victims_are_one_claim(doc: Callable[[str], Doc]) -> None:
    (claim,) = read(doc, "A car bomb killed four soldiers and wounded eleven in Mogadishu on Tuesday.")
    assert (claim.type, claim.mode) == ("ASSAULT", "explosives")
    assert [(f.what, f.low, f.high) for f in claim.figures] == [("killed", 4, 4), ("injured", 11, 11)]
    assert claim.when is not None and claim.when.start == date(2023, 5, 2)


def test_a_chain_runs_from_who_says_it_first_to_who_passes_it_on(doc: Callable[[str], Doc]) -> None:
    claims = read(doc, "A senior officer told Reuters on Tuesday that rebels seized two villages near Goma.")
    claim = next(c for c in claims if c.type == "COERCE")
    assert [(s.text, s.step) for s in claim.sources] == [("A senior officer", 0), ("Reuters", 1)]


def test_the_same_act_told_twice_shares_event_and_time(doc: Callable[[str], Doc]) -> None:
    text = "Gunmen attacked a hotel in Goma on Monday, police said.\n\nThe attack wounded nine guests at the hotel."
    claims = [c for c in read(doc, text) if c.type == "ASSAULT"]
    assert len(claims) == 2 and len({c.event for c in claims}) == 1
    assert claims[1].when is not None and claims[1].when.basis == "carried"
    assert claims[1].when.start == date(2023, 5, 1)


def test_what_went_on_meanwhile_is_the_same_act(doc: Callable[[str], Doc]) -> None:
    (claim,) = read(doc, "At least 12 villagers are killed and 7 wounded as armed men raid a market in Foro.")
    assert [a.text for a in claim.actors] == ["armed men"]
    assert [(f.what, f.low, f.high) for f in claim.figures] == [("killed", 12, None), ("injured", 7, 7)]
