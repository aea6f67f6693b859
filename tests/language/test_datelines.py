"""A dateline is no part of the sentence behind it; the letters of the report stay what they were."""

from collections.abc import Callable

import pytest

from panj.extract.acts import find_acts
from panj.extract.roles import roles_of
from panj.language import Doc
from panj.language.parser import chunks

LINES = [
    "LOMÉ, Sept. 6 (Agency) — ",
    "GAO, Mali — ",
    "TUMACO, Colombia, July 14, 2021 (Harbour News) - ",
    "NEW YORK (HN) -- ",
    "BRAZZAVILLE/KINSHASA, 3 May (HN) – ",
    "Port Louis (HN) — ",
    "PORT-AU-PRINCE — ",
]
NONE = ["U.S. – The deal", "COVID-19 — what is known", "NATO: the end", "A day later — Sunday — They", "EU-Mali pact"]


@pytest.mark.parametrize("line", LINES)
def test_a_dateline_is_a_chunk_of_its_own(line: str) -> None:
    text = f"Army retakes port\n\n{line}Soldiers retook the port on Sunday.\n"
    found = chunks(text)
    assert line in found
    assert "".join(found) == text


@pytest.mark.parametrize("text", NONE)
def test_other_dashes_and_capitals_open_no_sentence(text: str) -> None:
    assert chunks(text) == [text]


def test_the_town_of_a_dateline_does_nothing(doc: Callable[[str], Doc]) -> None:
    parsed = doc("GAO, May 3 (Agency) — Rebel fighters captured the airfield on Sunday.")
    [act] = find_acts(parsed)
    assert [t.text for t in roles_of(act).actors] == ["fighters"]
