"""A file in, checked intake tables and findings out; identity stops here.

``load_file`` reads, checks and stores one file; ``check_file`` does the same without storing. Neither raises for a bad
file: a refusal is a report like any other. Steps: container -> header -> kind -> columns -> rows -> set on disk.
"""

from dashboard.intake.load import check_file, load_file
from dashboard.intake.report import FileReport, FindingSummary

__all__ = ["FileReport", "FindingSummary", "check_file", "load_file"]
