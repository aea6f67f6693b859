"""Sources and cleaning: files, folders, JSONL, HTML and streams into Reports, what cannot be taken up into Rejections."""

from panj.intake.furniture import clean, restore

__all__ = ["clean", "restore"]
