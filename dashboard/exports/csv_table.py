"""The table twin of a story as CSV: UTF-8 with BOM, semicolons, decimal comma, so that Excel opens it as it stands."""

from __future__ import annotations

import csv
import io

from dashboard.exports.plain import csv_value, safe_text
from dashboard.exports.style import SAMPLE_SENTENCE
from dashboard.stories.story import Story


def csv_bytes(story: Story) -> bytes:
    """Title, subtitle, filters and source above the header; DATA CONTOH first when it is sample data."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    if story.is_sample:
        writer.writerow([SAMPLE_SENTENCE])
    for line in (story.takeaway, story.subtitle, story.filters, story.source):
        writer.writerow([safe_text(line)])
    writer.writerow([])
    writer.writerow([safe_text(column.label) for column in story.table.columns])
    for row in story.table.rows:
        writer.writerow(
            [csv_value(value, kind=column.kind) for column, value in zip(story.table.columns, row, strict=True)]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
