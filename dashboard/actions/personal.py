"""No child and no private person in the book: a NIK is refused, words that name a child are pointed out.

The book can never be emptied, so what must not stand in it is stopped before it is written.
"""

from __future__ import annotations

import re

from dashboard.actions.errors import EntryError

# Sixteen digits in one piece, or in the groups in which people write a NIK or a KK number: 6-6-4 and 4-4-4-4.
_PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(?:\d{16}|\d{6}([ .\-])\d{6}\1\d{4}|\d{4}([ .\-])\d{4}\2\d{4}\2\d{4})(?!\d)")
# What stands before the name of a child or of its parents.
_CHILD_NAMED = re.compile(
    r"\b(?:bin|binti|atas nama|bernama|nama (?:anak|balita|bayi|ibu)|anak dari|nik)\b|\b(?:an|by)\.\s*[a-z]",
    re.IGNORECASE)


def refuse_personal_number(text: str, *, label: str) -> None:
    """Raises EntryError where a text holds what looks like a NIK; the number itself goes nowhere."""
    if _PERSONAL_NUMBER.search(text):
        raise EntryError(f"{label} memuat angka 16 digit seperti NIK atau nomor KK. Hapus angka itu lalu simpan lagi; "
                         "catatan rapat tidak menyimpan data pribadi.", field=label)


def child_named(*texts: str) -> str:
    """The first words that look like the naming of a child (``binti``, ``atas nama``); '' where there are none."""
    found = (_CHILD_NAMED.search(text) for text in texts)
    return next((one.group(0).strip() for one in found if one), "")
