"""Writes geo/petak_<kode>.csv: the hexagon layout of every kabupaten whose desa points travel with the product.

    python geo/buat_petak.py            writes the files and prints what each layout cost
    python geo/buat_petak.py 62.01      one kabupaten only

The files are stored so that cells never move between two meetings. Run this only when a list of desa changes, and look
at the map afterwards; a test holds the stored files against what the code computes.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard import reference
from dashboard.analysis import tiles
from dashboard.settings import GEO


def main(codes: list[str]) -> None:
    """Compute and write the layouts of these kabupaten (all known ones when none is named)."""
    for code in codes or reference.table("kabupaten")["code"]:
        result = tiles.arrange(reference.desa(code))
        result.cells.to_csv(GEO / f"petak_{code}.csv", index=False, lineterminator="\n")
        print(
            f"{code}: {len(result.cells)} desa, p {result.pull}, s {result.spare}, terbelah {result.splits}, "
            f"lubang {result.holes}, arah terjaga {result.compass:.1%}, petak {result.cell_px:.0f} px"
            + (" — PERLU DILIHAT" if result.warning else "")
        )


if __name__ == "__main__":
    main(sys.argv[1:])
