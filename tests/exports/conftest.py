"""Stories built by hand, one for every kind of chart. All numbers are invented; the map is that of the product."""

from __future__ import annotations

import csv
import dataclasses
from datetime import date

import pytest

from dashboard.analysis.tiles import block_outline, hexagon
from dashboard.exports.paper import Cover
from dashboard.settings import GEO
from dashboard.stories.charts import (
    AreaMap,
    Band,
    BarItem,
    Bars,
    DotRow,
    Dots,
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
from dashboard.stories.story import Column, Fact, Headline, Story, Table
from dashboard.words.numbers import number

FILTERS = "Kecamatan: semua · Periode: Feb 2025"
SOURCE = (
    "Sumber: e-PPGBM, Feb 2025. Diukur 17.957 dari 20.640 balita terdaftar (87,0%) dan 23.600 balita proyeksi (76,1%). "
    "Mutu: baik. Berkas 3fa9c1"
)
FILLS = (
    "sangat_rendah",
    "rendah",
    "sedang",
    "tinggi",
    "sangat_tinggi",
    "di_bawah_10",
    "cakupan_rendah",
    "data_sedikit",
    "tidak_ada_data",
)
KECAMATAN = ("Kumai", "Arut Selatan", "Arut Utara", "Kotawaringin Lama", "Pangkalan Lada", "Pangkalan Banteng")


def story(slug: str, *, takeaway: str, chart: tuple, table: Table | None = None, **more: object) -> Story:
    given = {
        "question": "Pertanyaan?",
        "subtitle": f"Prevalensi stunting balita, persen, Kabupaten X, {slug}",
        "filters": FILTERS,
        "source": SOURCE,
        "is_sample": True,
        "why": "Stunting menghambat tumbuh kembang anak.",
        "how": ("Pembilang dibagi penyebut.", "Rentang dihitung dengan cara Wilson."),
        "read_aloud": f"Kalimat untuk dibacakan tentang {slug}.",
    }
    default = Table(
        (Column("desa", "Desa"), Column("rate", "Persen", "percent")), (("Desa P", 31.04), ("Desa Q", "n<10"))
    )
    return Story(slug=slug, takeaway=takeaway, charts=chart, table=table or default, **{**given, **more})  # type: ignore[arg-type]


def trend_story() -> Story:
    survey = Series(
        "SSGI",
        "survey",
        tuple(
            Point(year, y, text, y - 3.6, y + 3.7, approximate=year < 2024, name=f"SSGI {year}")
            for year, y, text in (
                (2021, 25.2, "25,2"),
                (2022, 24.1, "24,1"),
                (2023, 22.9, "22,9"),
                (2024, 21.3, "21,3"),
            )
        ),
        joined=False,
    )
    target = Series(
        "Target kabupaten",
        "target",
        tuple(Point(x, y, text) for x, y, text in ((2025, 18.8, "18,8"), (2027, 16.5, ""), (2029, 14.2, "14,2"))),
        dashed=True,
    )
    routine = Series(
        "e-PPGBM",
        "routine",
        (
            Point(2023.08, 15.0, ""),
            Point(2023.58, None, ""),
            Point(2024.08, 14.1, ""),
            Point(2024.58, 13.9, ""),
            Point(2025.08, 13.6, "13,6"),
        ),
    )
    bands = tuple(
        Band(share, (2024, 2026, 2029), (21.3 - 1, 18 - wide, 15 - 2 * wide), (21.3 + 1, 18 + wide, 15 + 2 * wide))
        for share, wide in ((0.5, 1.0), (0.8, 2.0), (0.95, 3.0))
    )
    chart = Trend(
        "Survei dan target",
        (survey, target, routine),
        2020.5,
        2029.5,
        30,
        "Grafik survei: SSGI 2021 25,2%.",
        bands=bands,
        notes=((2023.9, "Alat ukur diganti"),),
    )
    table = Table(
        (
            Column("name", "Sumber"),
            Column("year", "Tahun"),
            Column("value", "Persen", "percent"),
            Column("gap", "Selisih", "points"),
            Column("day", "Rilis", "date"),
        ),
        (("SSGI", "2024", 21.3456, -0.6, date(2025, 5, 26)), ("SSGI", "2023", 22.9, None, None)),
    )
    return story(
        "ringkasan",
        takeaway="Stunting 21,3%: masih 4,5 poin di atas target 2025",
        chart=(chart,),
        table=table,
        headline=Headline(
            "21,3%", "SSGI 2024, balita", "Rentang 17,8–25,3%", "Turun 1,6 poin; belum tentu benar berubah"
        ),
        facts=(
            Fact("per tahun harus turun sampai 2029, menurut RPJMN", number="1,4 poin"),
            Fact("e-PPGBM 13,6% (diukur 87,0%): bukan angka yang sama", status="perhatian"),
        ),
    )


def tiles(view: str = "tingkat") -> TileMap:
    with (GEO / "petak_62.01.csv").open(encoding="utf-8") as file:
        cells = list(csv.DictReader(file))
    made = []
    for n, cell in enumerate(cells):
        code = cell["code"]
        fill = FILLS[n % len(FILLS)]
        lokus = "ditetapkan" if n % 11 == 0 else "calon" if n % 17 == 0 else ""
        count = None if n % 9 == 0 else float(n * 3 % 70)
        made.append(
            Tile(
                code,
                f"Desa {n + 1}",
                code[:8],
                float(cell["x"]),
                float(cell["y"]),
                fill,
                number(n * 0.4),  # type: ignore[arg-type]
                f"Desa {n + 1}: {number(n * 0.4)}%",
                thin_lines=fill == "tinggi" and n % 2 == 0,
                lokus=lokus,
                count=count,
            )
        )  # type: ignore[arg-type]
    codes = sorted({tile.kecamatan_code for tile in made})
    return TileMap(
        tuple(made),
        tuple(zip(codes, KECAMATAN, strict=True)),
        view,
        "Peta 94 desa: 85 berdata.",  # type: ignore[arg-type]
        "Kelas WHO–UNICEF" if view == "tingkat" else "Balita stunting tercatat",
        "Peta petak: letak didekatkan, luas tidak berarti.",
        thin_words="cakupan 50–80%",
    )


def map_story() -> Story:
    return story(
        "peta",
        takeaway="Masih ada 14 desa di kelas tinggi atau sangat tinggi",
        chart=(tiles(),),
        table=Table(
            (
                Column("code", "Kode", "code"),
                Column("desa", "Desa"),
                Column("n", "Diukur", "count"),
                Column("rate", "Persen", "percent"),
            ),
            tuple(
                (tile.code, tile.name, 1200 + n, "n<10" if n % 9 == 0 else n * 0.4)
                for n, tile in enumerate(tiles().tiles)
            ),
        ),
        facts=(
            Fact("Paling meyakinkan tinggi: 5 desa"),
            Fact("Desa P 31,0 (n 84), Desa Q 26,4 (n 91)", status="kritis"),
        ),
    )


def area_map(view: str = "tingkat", *, selected: str | None = None) -> AreaMap:
    """The hexagons again as areas in kilometres: the first in two parts, the second with a hole, the third a speck."""
    chosen = [tile for tile in tiles(view).tiles if selected in (None, tile.kecamatan_code)]
    made, shapes = [], []
    for n, tile in enumerate(chosen):
        x, y = 10 * tile.x, 10 * tile.y
        size = 0.02 if n == 2 else 1.0
        outer = tuple((10 * px, 10 * py) for px, py in hexagon(tile.x, tile.y, size=size))
        inner = tuple((10 * px, 10 * py) for px, py in hexagon(tile.x, tile.y, size=0.3))
        island = tuple((px - 30, py) for px, py in inner)
        shapes.append(((outer,), (island,)) if n == 0 else ((outer, inner),) if n == 1 else ((outer,),))
        made.append(dataclasses.replace(tile, x=x, y=y))
    codes = sorted({tile.kecamatan_code for tile in made})
    borders = []
    for code in codes:
        cells = [(tile.x / 10, tile.y / 10) for tile in made if tile.kecamatan_code == code]
        rings = tuple((tuple((10 * x, 10 * y) for x, y in ring[:-1]),) for ring in block_outline(cells))
        borders.append((code, rings, (10 * cells[0][0], 10 * cells[0][1])))
    names = dict(tiles().kecamatan)
    return AreaMap(
        tuple(made),
        tuple((code, names[code]) for code in codes),
        view,
        "Peta batas.",
        "Kelas WHO–UNICEF",  # type: ignore[arg-type]
        "Batas indikatif.",
        selected,
        thin_words="cakupan 50–80%",
        shapes=tuple(shapes),
        borders=tuple(borders),
        missing=("Desa Baru (n<10)",),
    )


def area_story(view: str = "tingkat", selected: str | None = None) -> Story:
    return story(
        "batas",
        takeaway="Masih ada 14 desa di kelas tinggi, menurut batas",
        chart=(area_map(view, selected=selected),),
        facts=(Fact("Satu kalimat."),),
    )


def count_story() -> Story:
    return story(
        "peta_jumlah",
        takeaway="Sepertiga balita stunting tinggal di 11 desa",
        chart=(tiles("jumlah"),),
        facts=(Fact("Lingkaran: jumlah balita stunting yang tercatat"),),
    )


def kecamatan_map_story() -> Story:
    base = [tile for tile in tiles().tiles if tile.kecamatan_code == "62.01.05"][:17]
    names = ("Pangkalan Banteng", "Sungai Hijau", "Karang Mulya", "Amin Jaya", "Natai Kerbau")
    made = tuple(
        dataclasses.replace(tile, x=(n % 6) + (n // 6 % 2) / 2, y=(n // 6) * 0.866025, name=names[n % 5])
        for n, tile in enumerate(base)
    )
    chart = TileMap(
        made,
        (("62.01.05", "Pangkalan Banteng"),),
        "tingkat",
        "Peta 17 desa.",
        "Kelas WHO–UNICEF",
        "Peta petak.",
        selected="62.01.05",
        thin_words="cakupan 50–80%",
    )
    return story(
        "peta_kec",
        takeaway="Kecamatan Pangkalan Banteng: 3 desa di kelas tinggi",
        chart=(chart,),
        facts=(Fact("Satu kalimat."),),
    )


def dots_story() -> Story:
    rows = tuple(
        DotRow(
            f"62.01.0{n}",
            f"Kec. {name}",
            value,
            text,
            value - 3 if value else None,
            value + 3 if value else None,
            other=other,
            status=status,
            note=note,
        )  # type: ignore[arg-type]
        for n, (name, value, text, other, status, note) in enumerate(
            (
                ("Kumai", 19.8, "19,8", 24.0, "kritis", "n 1.702"),
                ("Arut Selatan", 14.6, "14,6", None, "netral", "n 2.455"),
                ("Arut Utara", 13.4, "13,4", 12.0, "netral", "n 3.890"),
                ("Pangkalan Lada", 11.1, "11,1", None, "mencapai", "n 1.204"),
                ("Kotawaringin Lama", None, "n<10", None, "kosong", "data sedikit"),
            ),
            start=1,
        )
    )
    chart = Dots(rows, 30, "Grafik titik lima kecamatan.", reference=((13.6, "Kabupaten 13,6"),), title="Per kecamatan")
    return story(
        "banding",
        takeaway="Hanya Kecamatan Kumai yang jelas di atas kabupaten",
        chart=(chart,),
        facts=(Fact("Dari 94 desa: 5 sangat mungkin di atas 20%, 61 belum dapat dibedakan"),),
    )


def many_dots_story() -> Story:
    rows = tuple(
        DotRow(
            f"62.01.02.20{n:02}",
            f"Desa Sungai Bengkuang {n}",
            5.0 + n,
            number(5.0 + n),
            3.0 + n,
            8.0 + n,
            note=f"n {40 + n}",
        )
        for n in range(20)
    )
    return story(
        "banding_desa", takeaway="Dari 20 desa, belum ada yang jelas berbeda", chart=(Dots(rows, 40, "20 desa."),)
    )


def two_dots_story() -> Story:
    one = Dots(
        (DotRow("s", "SSGI 2024", 21.3, "21,3%", 17.8, 25.3, family="survey"),),
        30,
        "Survei 21,3%.",
        title="SSGI 2024 (survei)",
    )
    other = Dots(
        (DotRow("r", "e-PPGBM", 13.6, "13,6%", 11.8, 24.8, family="routine"),),
        30,
        "Pencatatan 13,6%.",
        title="e-PPGBM Feb 2025 (pencatatan)",
    )
    return story(
        "dua_angka",
        takeaway="Survei 21,3%, e-PPGBM 13,6%: cara ukurnya berbeda",
        chart=(one, other),
        facts=(
            Fact("Selang 95%: 17,8–25,3. Sampel acak, petugas terlatih"),
            Fact("Diukur 17.957 dari 20.640 (87,0%)"),
            Fact("Untuk: target, pembanding"),
            Fact("Untuk: melayani anak"),
        ),
    )


def score_story(rows: int = 6) -> Story:
    statuses = ("mencapai", "perhatian", "kritis", "kosong", "netral")
    cells = tuple(
        (
            ScoreCell(f"OPD nomor {n + 1}"),
            ScoreCell("13"),
            *(ScoreCell(str(n + k), statuses[(n + k) % 5]) for k in range(4)),  # type: ignore[arg-type]
            ScoreCell("TTD remaja 34 (58), kesenjangan terbesar tahun ini"),
        )
        for n in range(rows)
    )
    chart = Scorecard(("OPD/instansi", "Indikator", "a", "b", "c", "d", "Kesenjangan terbesar"), cells, "Tabel OPD.")
    return story(
        "opd",
        takeaway="Belum melapor: 2 OPD; paling tertinggal: TTD remaja putri",
        chart=(chart,),
        facts=(Fact("Dinas Sosial terlambat 21 hari", status="kritis"),),
    )


def bars_story() -> Story:
    chart = Bars(
        (
            BarItem("Sasaran", 100, "100%, 4.120 anak"),
            BarItem("Terdata", 94, "94%, 3.873"),
            BarItem("Memperoleh layanan", 75, "75%, 3.090", "kritis"),
            BarItem("Terlapor", 61, "61%, 2.513", "perhatian"),
        ),
        100,
        "Empat pasti.",
        title="Anak 0–23 bulan",
    )
    return story(
        "pasti",
        takeaway="Kehilangan terbesar 19 poin: terdata tetapi belum dilayani",
        chart=(chart,),
        facts=(Fact("3 standar: TPK terlatih"), Fact("hilang (783 anak)", number="19 poin", status="kritis")),
    )


def funnel_story() -> Story:
    chart = Funnel(
        (
            FunnelPoint("99.01.01.2001", "Desa P", 84, 31.0, "31,0%", "kritis", named=True),
            FunnelPoint("99.01.01.2002", "Desa Q", 210, 22.4, "22,4%", "perhatian"),
            FunnelPoint("99.01.01.2003", "Desa R", 300, 13.0, "13,0%"),
        ),
        centre=13.6,
        centre_label="Kab. 13,6%",
        limits=(
            FunnelLimits("95%", (40.0, 120.0, 350.0), (3.0, 7.5, 10.0), (24.2, 19.7, 17.2)),
            FunnelLimits("99,8%", (40.0, 120.0, 350.0), (0.0, 3.9, 7.9), (30.3, 23.3, 19.3)),
        ),
        x_to=350.0,
        y_to=40.0,
        alt="Corong tiga desa.",
        x_title="balita diukur",
        y_title="persen stunting",
    )
    return story(
        "banding",
        takeaway="Ada 1 dari 3 desa di atas batas kebetulan",
        chart=(chart,),
        facts=(Fact("Di atas batas 99,8%: Desa P"),),
    )


def empty_story() -> Story:
    return story(
        "kosong",
        takeaway="Belum ada data Februari 2025 untuk Kecamatan X",
        chart=(),
        facts=(Fact("Belum ada data Februari 2025 untuk Kecamatan X. Pilih periode lain."),),
    )


@pytest.fixture(scope="session")
def stories() -> tuple[Story, ...]:
    """Sample stories, every kind of chart."""
    return (
        trend_story(),
        map_story(),
        count_story(),
        kecamatan_map_story(),
        dots_story(),
        many_dots_story(),
        two_dots_story(),
        score_story(),
        score_story(40),
        bars_story(),
        funnel_story(),
        empty_story(),
        area_story(),
        area_story("jumlah"),
        area_story(selected="62.01.05"),
        trend_story(),
    )


@pytest.fixture(scope="session")
def cover() -> Cover:
    return Cover("Rembuk Stunting 2025", "Kabupaten X", "Provinsi Y", "13 Maret 2025", "Aula Bappedalitbang", FILTERS)
