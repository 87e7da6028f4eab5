"""How long does loading an e-PPGBM workbook take, against python-calamine merely reading it?

Run: python tests/bench/bench_load.py [rows]   (nothing is judged, seconds, ratios and peak memory are printed)
Every container is set beside its own bare reader; the last lines are other layouts beside python-calamine.
Each figure comes from its own process, so that memory is its own; ratios are taken within one run. The goal is a ratio
of at most 3 for the whole way to a published version.
"""

import csv
import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import lxml.html
import python_calamine
import xlsxwriter
import xlwt

from dashboard import reference
from dashboard.intake import load_file
from dashboard.loading import load_files
from dashboard.settings import Settings

HEADER = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec",
          "Pukesmas", "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat",
          "Tinggi", "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB",
          "Naik Berat Badan", "Jml Vit A", "KPSP", "KIA", "Detail"]
BIFF_LIMIT = 65_000  # rows of an .xls sheet


def rows(count: int) -> list[list[object]]:
    """Invented children in every desa of Kotawaringin Barat, texts ending in NBSP as in the download."""
    rng = random.Random(6201)
    places = reference.desa("62.01")[["kecamatan", "name"]].to_numpy().tolist()
    made: list[list[object]] = [HEADER]
    for number in range(count):
        measured = dt.date(2025, 2, rng.randrange(1, 28))
        age_days = rng.randrange(60, 1750)
        months, days = divmod(age_days, 30)
        kecamatan, desa = rng.choice(places)
        values = [f"{number + 1} . ", f"6201{rng.randrange(10**11):011d}{rng.randrange(1, 10)}", f"CONTOH {number}",
                  rng.choice("LP"), (measured - dt.timedelta(age_days)).isoformat(), "3.1", "49", f"ORTU {number}",
                  "KALIMANTAN TENGAH", "KOTAWARINGIN BARAT", kecamatan.upper(), kecamatan.upper(), desa.upper(),
                  f"MAWAR {number % 200}", "1", "2", f"JL CONTOH {number}",
                  f"{months // 12} Tahun - {months % 12} Bulan - {days} Hari", measured.isoformat(),
                  round(rng.uniform(5, 18), 1), f"{rng.uniform(55, 110):.1f}",
                  "Berdiri" if age_days > 730 else "Terlentang", "0", "Normal", round(rng.gauss(-1, 1), 2), "Normal",
                  round(rng.gauss(-1, 1), 2), "Gizi Baik", round(rng.gauss(-1, 1), 2),
                  rng.choice("NTOB"), "1", "-", "-", ""]
        made.append([f"{value}\xa0" if isinstance(value, str) else value for value in values])
    return made


def yearly_rows(count: int) -> list[list[object]]:
    """The yearly sheet: a twelfth as many children, measured in each of twelve months."""
    months = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER",
              "NOVEMBER", "DESEMBER")
    head = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Kec", "Desa/Kel", "Posyandu"]
    made: list[list[object]] = [[*head, *(cell for month in months for cell in (month, "", "", "", ""))],
                                [*[""] * len(head), *["TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR"] * 12]]
    for row in rows(count // 12)[1:]:
        line = [row[0], row[1], row[2], row[3], "2022-11-02", row[10], row[12], row[13]]
        for month in range(1, 13):
            line += [f"2025-{month:02d}-11", "", row[19], float(str(row[20]).strip()), row[21]]
        made.append(line)
    return made


def programme_sheets(count: int) -> dict[str, list[list[object]]]:
    """A sheet per month of the programme form: every service of the 29, three columns each, a desa a row."""
    places = reference.desa("62.01")[["kecamatan", "name"]].to_numpy().tolist()
    groups = {"REMAJA": ("TTD", "anemia"), "IBU HAMIL": ("KEK", "TTD", "KTD"), "BALITA": ("ASI eksklusif", "IDL"),
              "KELUARGA BERISIKO": ("stop BABS", "PHBS", "ikan", "pasca", "pendampingan", "pekarangan")}
    first, second, third = ["No", "Kecamatan", "Desa"], [""] * 3, [""] * 3
    for group, services in groups.items():
        first += [group, *[""] * (3 * len(services) - 1)]
        for service in services:
            second += [service, "", ""]
            third += ["jumlah", "sasaran", "%"]
    size = max(1, count // 12)
    lines = [[number, *places[number % len(places)], *[30, 40, "75%"] * 13] for number in range(size)]
    months = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER",
              "NOVEMBER", "DESEMBER")
    return {month: [["CAKUPAN TAHUN 2025"], first, second, third, *lines] for month in months}


def families(count: int) -> list[list[object]]:
    """The list of families at risk by name."""
    places = reference.desa("62.01")[["kecamatan", "name"]].to_numpy().tolist()
    made: list[list[object]] = [["KRS Desember 2025"],
                                ["No", "No KK", "Nama KK", "Desa", "Kecamatan", "Penapisan", "", ""],
                                ["", "", "", "", "", "Air minum", "Jamban", "Terlalu muda"]]
    for number in range(count):
        kecamatan, desa = places[number % len(places)]
        made.append([number + 1, f"9999{number:012d}", f"KELUARGA {number}", desa, kecamatan, "v", "", "v"])
    return made


def write_books(folder: Path, *, count: int) -> None:
    """The other layouts as xlsx."""
    books = {"yearly": {"2025": yearly_rows(count)}, "sheets": programme_sheets(count // 30),
             "families": {"KRS": families(count)}}
    for name, sheets in books.items():
        with xlsxwriter.Workbook(str(folder / f"{name}.xlsx"), {"constant_memory": True}) as book:
            for title, lines in sheets.items():
                page = book.add_worksheet(title)
                for number, row in enumerate(lines):
                    page.write_row(number, 0, row)


def write_files(folder: Path, *, count: int) -> None:
    """The same children as xlsx, CSV, HTML named .xls, and as many as fit as BIFF .xls; then other layouts."""
    write_books(folder, count=count)
    made = rows(count)
    with xlsxwriter.Workbook(str(folder / "load.xlsx"), {"constant_memory": True}) as book:
        page = book.add_worksheet("Application List")
        for number, row in enumerate(made):
            page.write_row(number, 0, row)
    with open(folder / "load.csv", "w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(made)
    lines = ("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in made)
    (folder / "load.html").write_text("<table>" + "\n".join(lines) + "</table>", encoding="utf-8")
    old = xlwt.Workbook()
    sheet = old.add_sheet("Application List")
    for number, row in enumerate(made[:min(count // 2, BIFF_LIMIT)]):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    old.save(str(folder / "load.xls"))


def step(name: str, path: Path) -> None:
    """One measured step in this process: prints seconds, peak memory in MB and rows."""
    started_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        if name == "calamine":
            book = python_calamine.CalamineWorkbook.from_path(str(path))
            count = sum(len(book.get_sheet_by_index(number).to_python(skip_empty_area=False)) - 1
                        for number in range(len(book.sheet_names)))
        elif name == "csv":
            with path.open(encoding="utf-8-sig", newline="") as stream:
                count = len(list(csv.reader(stream, delimiter=";"))) - 1
        elif name == "lxml":
            count = len([[cell.text_content() for cell in row] for row in lxml.html.parse(str(path)).iter("tr")]) - 1
        elif name == "load_file":
            count = load_file(path, folder=Path(folder), settings=Settings()).rows_accepted
        else:
            result = load_files([path], folder=Path(folder), settings=Settings(), say=lambda text: None)
            count = result.reports[0].rows_accepted
        seconds = time.perf_counter() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, peak_mb, peak_mb - started_mb, count)


def measured(name: str, path: Path) -> tuple[float, float, float, int]:
    """Run one step in a fresh process; the better of three runs."""
    runs = []
    for _ in range(3):
        out = subprocess.run([sys.executable, __file__, "--step", name, str(path)], check=True, capture_output=True,
                             text=True)
        runs.append(tuple(float(value) for value in out.stdout.split()))
    best = min(runs)
    return best[0], best[1], best[2], int(best[3])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Files are made elsewhere too: a process begins with the peak memory of the one that started it.
        subprocess.run([sys.executable, __file__, "--write", str(folder), str(count)], check=True)
        bare = measured("calamine", folder / "load.xlsx")
        print(f"{'xlsx, calamine only':32s} {bare[0]:6.2f} s            {bare[3] / bare[0]:9,.0f} rows/s   "
              f"peak {bare[1]:5.0f} MB (+{bare[2]:.0f})")
        readers = {"load.xlsx": bare[0]}
        for label, step_name, file, reader in (
                ("xlsx, intake set", "load_file", "load.xlsx", "calamine"),
                ("xlsx, published version", "load_files", "load.xlsx", "calamine"),
                ("csv, intake set", "load_file", "load.csv", "csv"),
                ("html, intake set", "load_file", "load.html", "lxml"),
                ("xls (BIFF), intake set", "load_file", "load.xls", "calamine"),
                ("yearly sheet, 12 months", "load_file", "yearly.xlsx", "calamine"),
                ("programme, 12 sheets (desa rows)", "load_file", "sheets.xlsx", "calamine"),
                ("families by name (desa out)", "load_file", "families.xlsx", "calamine")):
            if file not in readers:
                readers[file] = measured(reader, folder / file)[0]
            seconds, peak, more, accepted = measured(step_name, folder / file)
            print(f"{label:32s} {seconds:6.2f} s ratio {seconds / readers[file]:4.2f} of {reader:8s} "
                  f"{accepted / seconds:9,.0f} rows/s   peak {peak:5.0f} MB (+{more:.0f})", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        step(sys.argv[2], Path(sys.argv[3]))
    elif sys.argv[1:2] == ["--write"]:
        write_files(Path(sys.argv[2]), count=int(sys.argv[3]))
    else:
        main()
