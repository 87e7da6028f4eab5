"""The place a page on the 4 pasti is about: the kabupaten, a kecamatan or one desa of it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import queries
from dashboard.queries import Database
from dashboard.stories.place import Area, chosen_area
from dashboard.stories.story import Selection
from dashboard.words import frame

DESA = "pasti_desa"


@dataclass(frozen=True)
class Spot:
    """``area`` = the kabupaten or kecamatan; ``desa`` = code of one desa in it, ``full`` names the place."""

    area: Area
    desa: str | None
    full: str
    filters: tuple[str, ...]  # what the filter line says beside the kecamatan
    kecamatan_name: str | None

    @property
    def code(self) -> str | None:
        """Code of the place; None = the kabupaten."""
        return self.desa or self.area.kecamatan


def chosen_spot(selection: Selection, *, database: Database) -> Spot:
    """The place of a selection: ``options["pasti_desa"]`` names a desa, unless another kecamatan is chosen.

    An unknown desa code is passed over. Raises UnknownKecamatanError.
    """
    area = chosen_area(selection, database=database)
    wanted = selection.options.get(DESA) or ""
    for one in queries.desa_list(database).to_dict("records") if wanted else ():
        if one["code"] == wanted and area.kecamatan in (None, one["kecamatan_code"]):
            full = frame.area_name(str(one["name"]), kind=str(one["kind"]))
            return Spot(area, wanted, full, (full,), str(one["kecamatan"]))
    return Spot(area, None, area.full, (), area.filter_name)


def desa_choices(database: Database, *, kecamatan: str | None) -> tuple[tuple[str, str], ...]:
    """Desa of a kecamatan (None = all) by name, as (code, name); with the kecamatan's name where it is not chosen."""
    rows = queries.desa_list(database).sort_values(["name", "code"]).to_dict("records")
    return tuple((str(row["code"]), str(row["name"]) if kecamatan else f"{row['name']} ({row['kecamatan']})")
                 for row in rows if kecamatan in (None, row["kecamatan_code"]))
