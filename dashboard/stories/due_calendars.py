"""Due dates as calendar files: one per agency, all of them in one archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from dashboard import indicators
from dashboard.actions.calendar_file import calendar_file
from dashboard.actions.replay import FollowUp

EVERYONE = "Semua penanggung jawab"
_STAMP = (2000, 1, 1, 0, 0, 0)  # the same promises give the same archive


def calendar_of(found: Sequence[FollowUp]) -> bytes:
    """One calendar of these promises, under the agency's name where they all are of one."""
    owners = {one.promise.owner for one in found}
    agency = next((one for one in indicators.agencies() if owners == {one.slug}), None)
    return calendar_file(found, agency_name=agency.name if agency else EVERYONE,
                         agency_level=agency.level if agency else "kabupaten")


def calendars_by_owner(found: Sequence[FollowUp]) -> bytes:
    """A ZIP with one .ics for each owner who has a promise with a due date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for owner in sorted({one.promise.owner for one in found if one.promise.due_date is not None}):
            own = [one for one in found if one.promise.owner == owner]
            archive.writestr(zipfile.ZipInfo(_name(owner, taken=archive.namelist()), _STAMP), calendar_of(own))
    return out.getvalue()


def _name(owner: str, *, taken: Sequence[str]) -> str:
    """``tenggat_dinkes.ics``; what was written by hand loses what a file name cannot hold."""
    plain = re.sub(r"[^a-z0-9]+", "-", owner.lower()).strip("-")[:60] or "lain"
    name, number = f"tenggat_{plain}.ics", 2
    while name in taken:
        name, number = f"tenggat_{plain}-{number}.ics", number + 1
    return name
