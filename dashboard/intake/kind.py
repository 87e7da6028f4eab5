"""What a kind of file is: its header keys, the fields it must have, and how an officer calls them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """``keys``: header key -> field. ``needed``: of each group at least one field. ``shown``: field -> wording.

    ``name`` is the intake table the rows end up in; ``layout`` tells apart sheets that end up in the same table but are
    read differently ('' = our own long template or the only layout there is).
    """

    name: str
    label: str
    keys: Mapping[str, str]
    needed: tuple[tuple[str, ...], ...]
    shown: Mapping[str, str]
    layout: str = ""

    @property
    def reader(self) -> str:
        """Which reader takes it."""
        return self.layout or self.name


PLACE_KEYS = {"kodedesa": "desa_code", "kode": "desa_code", "kodekelurahan": "desa_code",
              "kodedesakelurahan": "desa_code", "kecamatan": "kecamatan", "kec": "kecamatan",
              "desakelurahan": "desa", "desakel": "desa", "desa": "desa", "kelurahan": "desa", "kel": "desa",
              "namadesa": "desa", "no": "no"}
# A recap may cover a whole province: rows of other kabupaten leave.
WIDER_KEYS = {"kabupaten": "kabupaten", "kabkota": "kabupaten", "kabupatenkota": "kabupaten", "provinsi": "province",
              "prov": "province"}
PLACE_SHOWN = {"desa_code": "Kode Desa", "kecamatan": "Kecamatan", "desa": "Desa/Kelurahan"}
PLACE_NEEDED = ("desa_code", "desa")
MONTH_KEYS = {"bulan": "month", "periode": "month", "tahun": "year"}
MONTH_SHOWN = {"month": "Bulan", "year": "Tahun"}
# Filled in by a template beforehand, or drawn down a whole column at once (the month, the year): a row with nothing
# else in it says nothing, and must not replace what another file says.
PREFILLED = frozenset({"desa_code", "kecamatan", "desa", "indicator_id", "indicator_name", "aksi", "aksi_name",
                       "puskesmas", "kecamatan_code", "kabupaten", "province", "no", "month", "year"})
