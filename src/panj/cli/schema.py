"""`panj schema`: the JSON Schema of what `panj read --json` prints."""

from importlib.resources import files

from panj.cli.console import line


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the output of `panj read --json`."""
    line(files("panj.model").joinpath("schema.json").read_text(encoding="utf-8").rstrip())
