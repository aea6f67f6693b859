"""The command line: one verb a file, and the only room that prints."""

from panj.cli.app import main

__all__ = ["main"]
