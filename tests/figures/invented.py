"""Charts with invented numbers, to be drawn without any database. Every number here is made up."""

from __future__ import annotations

import csv
from pathlib import Path

from dashboard.settings import GEO, REFERENCE
from dashboard.stories.charts import (
    Band,
    BarItem,
    Bars,
    DotRow,
    Dots,
    FillClass,
    Funnel,
    FunnelLimits,
    FunnelPoint,
    Point,
    Scorecard,
    ScoreCell,
    Series,
    Tile,
    TileMap,
    Trend,
)
from dashboard.words.classes import stunting_class
from dashboard.words.numbers import count, number

CODE = "62.01"
SOURCE = "Sumber: e-PPGBM, Feb 2025. Diukur 17.957 dari 20.640 balita (87,0%). Mutu: baik. Berkas 3fa9c1"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def tiles(*, kecamatan: str | None = None) -> tuple[Tile, ...]:
    """All desa of the demo kabupaten (or those of one kecamatan, tidily in rows) with invented values."""
    places = {row["code"]: (float(row["x"]), float(row["y"])) for row in _rows(GEO / f"petak_{CODE}.csv")}
    found = []
    for position, row in enumerate(_rows(REFERENCE / f"desa_{CODE}.csv")):
        value = (position * 7919 % 353) / 10
        fill: FillClass = stunting_class(value)
        text = number(value)
        if position % 13 == 5:
            fill, text = "tidak_ada_data", ""
        elif position % 17 == 3:
            fill, text = "data_sedikit", "n<10"
        elif position % 31 == 7:
            fill, text = "cakupan_rendah", ""
        x, y = places[row["code"]]
        found.append(
            Tile(
                code=row["code"],
                name=row["name"],
                kecamatan_code=row["kecamatan_code"],
                x=x,
                y=y,
                fill=fill,
                value_text=text,
                hover=f"{row['name']}: {text or 'tidak ada data'}",
                thin_lines=position % 5 == 1,
                lokus="ditetapkan" if position % 9 == 2 else "calon" if position % 23 == 4 else "",
                count=float(position * 37 % 61 + 5) if text and "<" not in text else None,
            )
        )
    if kecamatan is None:
        return tuple(found)
    mine = [tile for tile in found if tile.kecamatan_code == kecamatan]
    height = 3**0.5 / 2
    return tuple(
        Tile(**{**tile.__dict__, "x": position % 5 + 0.5 * (position // 5 % 2), "y": position // 5 * height})
        for position, tile in enumerate(mine)
    )


def kecamatan() -> tuple[tuple[str, str], ...]:
    return tuple(
        dict.fromkeys((row["kecamatan_code"], row["kecamatan"]) for row in _rows(REFERENCE / f"desa_{CODE}.csv"))
    )


def tile_map(*, view: str = "tingkat", chosen: str | None = None) -> TileMap:
    return TileMap(
        tiles=tiles(kecamatan=chosen),
        kecamatan=kecamatan(),
        view=view,
        selected=chosen,  # type: ignore[arg-type]
        alt="Peta 94 desa: 85 berdata; tertinggi di antara yang dapat ditampilkan Desa P 31,0%",
        key_title="Kelas WHO–UNICEF" if view == "tingkat" else "Balita stunting",
        note="Peta petak: letak didekatkan, luas tidak berarti.",
        thin_words="cakupan 50–80%",
    )


def survey_trend() -> Trend:
    survey = Series(
        "survei",
        "survey",
        (
            Point(2021, 25.2, "25,2", 21.1, 29.3, name="SSGI 2021"),
            Point(2022, 24.1, "24,1", 20.2, 28.0, name="SSGI 2022"),
            Point(2023, 22.9, "22,9", 18.6, 27.2, approximate=True, name="SKI 2023"),
            Point(2024, 21.3, "21,3", 17.8, 25.3, name="SSGI 2024"),
        ),
    )
    target = Series(
        "Target kabupaten",
        "target",
        tuple(
            Point(year, value, text)
            for year, value, text in (
                (2025, 16.8, "16,8"),
                (2026, 16.1, ""),
                (2027, 15.5, ""),
                (2028, 14.8, ""),
                (2029, 14.2, "14,2"),
            )
        ),
        dashed=True,
    )
    return Trend(
        "Survei dan target", (survey, target), 2021, 2029, 35, "Survei 21,3% pada 2024; target 14,2% pada 2029"
    )


def fan_trend() -> Trend:
    base = survey_trend()
    xs = (2024.0, 2025.0, 2026.0, 2027.0, 2028.0, 2029.0)
    bands = tuple(
        Band(
            share, xs, tuple(21.3 - 1.0 * i - w * i for i in range(6)), tuple(21.3 - 1.0 * i + w * i for i in range(6))
        )
        for share, w in ((0.5, 0.5), (0.8, 1.0), (0.95, 1.6))
    )
    return Trend(base.title, base.series, 2021, 2029, 35, base.alt, bands=bands)


def routine_trend() -> Trend:
    points = tuple(
        Point(2022 + i / 2 + 1 / 12, value, number(value))
        for i, value in enumerate((17.2, 16.1, 15.4, 14.8, 14.1, 13.9, 13.6))
    )
    return Trend(
        "e-PPGBM (pencatatan)",
        (Series("e-PPGBM", "routine", points),),
        2022,
        2026,
        20,
        "e-PPGBM turun dari 17,2% ke 13,6%",
        notes=((2024.0, "alat ukur baru"),),
    )


def dots(rows: int = 6) -> Dots:
    return Dots(
        tuple(
            DotRow(
                code,
                name,
                60 + 6.1 * i,
                number(60 + 6.1 * i),
                None,
                None,
                status="kritis" if i == 0 else "perhatian" if i < 3 else "mencapai",
                note=f"n {count(1200 + 377 * i)}",
            )
            for i, (code, name) in enumerate(kecamatan()[:rows])
        ),
        100,
        "Cakupan enam kecamatan",
        title="Cakupan penimbangan",
        reference=((80.0, "batas 80%"),),
    )


def range_dots() -> Dots:
    return Dots(
        tuple(
            DotRow(
                code,
                name,
                19.8 - 2 * i,
                number(19.8 - 2 * i),
                17.0 - 2 * i,
                22.9 - 2 * i,
                note=f"n {count(1702 + 377 * i)}",
                status="kritis" if i == 0 else "netral",
            )
            for i, (code, name) in enumerate(kecamatan())
        ),
        25,
        "Enam kecamatan",
        reference=((13.6, "Kabupaten 13,6"),),
    )


def scorecard() -> Scorecard:
    def row(name: str, *cells: str | tuple[str, str]) -> tuple[ScoreCell, ...]:
        return (
            ScoreCell(name),
            *(
                ScoreCell(cell) if isinstance(cell, str) else ScoreCell(cell[0], cell[1])  # type: ignore[arg-type]
                for cell in cells
            ),
        )

    return Scorecard(
        ("OPD/instansi", "Indikator", "Kritis", "Perhatian", "Mencapai", "Kosong", "Terlapor", "Kesenjangan terbesar"),
        (
            row(
                "Dinas Kesehatan",
                "13",
                ("3", "kritis"),
                ("5", "perhatian"),
                ("5", "mencapai"),
                "0",
                "13/13",
                "TTD remaja putri 34 (58)",
            ),
            row(
                "DP3AP2KB",
                "5",
                ("1", "kritis"),
                ("2", "perhatian"),
                ("2", "mencapai"),
                "0",
                "5/5",
                "KB pascasalin 51 (70)",
            ),
            row("Kemenag/KUA", "2", "0", ("1", "perhatian"), "0", "1", "1/2", "Periksa catin 79 (90)"),
            row(
                "Dinas Ketahanan Pangan",
                "2",
                "0",
                ("1", "perhatian"),
                ("1", "mencapai"),
                "0",
                "2/2",
                "Pekarangan pangan lestari 41 (50)",
            ),
            row(
                "Dinas Sosial",
                "5",
                ("", "kosong"),
                ("", "kosong"),
                ("", "kosong"),
                "5",
                ("0/5", "kritis"),
                "terlambat 21 hari",
            ),
            row(
                "Dinas PUPR",
                "2",
                ("", "kosong"),
                ("", "kosong"),
                ("", "kosong"),
                "2",
                ("0/2", "kritis"),
                "terlambat 9 hari",
            ),
        ),
        "Kartu layanan enam OPD",
        widths=(3, 1.2, 1.1, 1.3, 1.3, 1.1, 1.2, 3.4),
    )


def bars() -> Bars:
    return Bars(
        (
            BarItem("Sasaran", 100, "100"),
            BarItem("Terdata", 94, "94", "mencapai"),
            BarItem("Memperoleh", 75, "75", "kritis"),
        ),
        110,
        "Tiga langkah",
    )


def corong() -> Funnel:
    return Funnel(
        (
            FunnelPoint("99.01.01.2001", "Desa P", 84, 31.0, "31,0%", "kritis", named=True),
            FunnelPoint("99.01.01.2002", "Desa Q", 210, 22.4, "22,4%", "perhatian"),
            FunnelPoint("99.01.01.2003", "Desa R", 300, 13.0, "13,0%"),
            FunnelPoint("99.01.01.2004", "Desa S", 320, 2.5, "2,5%", named=True),
        ),
        centre=13.6,
        centre_label="Kab. 13,6%",
        limits=(
            FunnelLimits("95%", (40.0, 120.0, 350.0), (3.0, 7.5, 10.0), (24.2, 19.7, 17.2)),
            FunnelLimits("99,8%", (40.0, 120.0, 350.0), (0.0, 3.9, 7.9), (30.3, 23.3, 19.3)),
        ),
        x_to=350.0,
        y_to=40.0,
        alt="Corong empat desa",
        x_title="balita diukur",
        y_title="persen stunting",
    )
