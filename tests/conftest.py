"""Shared fixtures: one parser a session."""

from collections.abc import Callable

import pytest

from panj.language import Doc, Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def doc(parser: Parser) -> Callable[[str], Doc]:
    return lambda text: next(parser.parse([text]))
