"""Sources and cleaning: files, folders, JSONL, HTML and streams into Reports; the unreadable into Rejections."""

from panj.intake.assemble import report_from_text
from panj.intake.furniture import clean, restore
from panj.intake.page import report_from_html
from panj.intake.sources import read_sources

__all__ = ["clean", "read_sources", "report_from_html", "report_from_text", "restore"]
