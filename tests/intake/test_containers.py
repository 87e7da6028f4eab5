"""What a file is by its bytes; what cannot be used is refused with the right sentence and leaves nothing behind."""

from __future__ import annotations

import io
import random
import zipfile
from xml.sax.saxutils import escape

import msoffcrypto
import numpy as np
import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from dashboard.intake import container, text_table
from dashboard.intake.findings import Findings, RefusedFileError

# A real 1x1 PNG and the first bytes of a JPEG, as they come out of a telephone.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture
def good(maker):
    """A valid workbook of twelve children, as bytes."""
    path = maker.xlsx(maker.files / "good.xlsx", maker.table(maker.headers["V3"], maker.children(12)))
    return path.read_bytes()


def bytes_file(maker, data, name="berkas.xlsx"):
    path = maker.files / name
    path.write_bytes(data)
    return path


def encrypted(data):
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt("rahasia", out)
    assert msoffcrypto.OfficeFile(out).is_encrypted()
    return out.getvalue()


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "berkas_kosong"),
        (b"\r\n  \n", "berkas_kosong"),
        (PNG, "bukan_tabel"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20, "bukan_tabel"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "bukan_tabel"),
        (bytes(random.Random(1).randrange(256) for _ in range(4000)), "bukan_tabel"),
        (b"ini surat biasa\ntanpa tabel apa pun\n", "bukan_tabel"),
        (b"<html><body><form>Masuk</form></body></html>", "bukan_tabel"),
        (b'{"type": "FeatureCollection", "features": []}', "berkas_batas"),
        (zipped(**{"desa.shp": b"x", "desa.dbf": b"y"}), "berkas_batas"),
        (zipped(**{"word/document.xml": b"<w/>"}), "bukan_tabel"),
        (zipped(**{"foto.jpg": b"x"}), "bukan_tabel"),
        (b"PK\x03\x04 bukan zip", "berkas_rusak"),
        (container.OLE_MAGIC + b"\x00" * 600, "berkas_rusak"),
        ("NIK;Nama\n1;A\n".encode("utf-32"), "judul_tidak_ditemukan"),
        (b"NIK;Nama\n" + bytes(range(0x80, 0xA0)) * 40 + b";x\n", "penyandian_tidak_dikenal"),
    ],
    ids=[
        "empty",
        "blank_lines",
        "png",
        "jpeg",
        "pdf",
        "noise",
        "letter",
        "login_page",
        "geojson",
        "shapefile",
        "docx",
        "zip",
        "half_zip",
        "half_ole",
        "utf32",
        "control_bytes",
    ],
)
def test_what_is_no_table_is_refused_with_its_sentence(maker, codes, data, code):
    report = maker.refused(bytes_file(maker, data))
    assert code in codes(report)
    assert "Traceback" not in report.message
    assert report.message.startswith("berkas.xlsx: ")


def test_locked_workbook(maker, codes, good):
    report = maker.refused(bytes_file(maker, encrypted(good)))
    assert "berkas_terkunci" in codes(report)
    assert "kata sandi" in report.message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated_workbook(maker, codes, good, share):
    report = maker.refused(bytes_file(maker, good[: int(len(good) * share)]))
    assert "berkas_rusak" in codes(report)


def test_truncated_biff(maker, codes):
    path = maker.xls(maker.files / "x.xls", maker.table(maker.headers["V3"], maker.children(200)))
    report = maker.refused(bytes_file(maker, path.read_bytes()[:20_000], "x.xls"))
    assert "berkas_rusak" in codes(report)


def test_missing_file_and_folder(maker, codes):
    assert "berkas_tidak_terbaca" in codes(maker.refused(maker.files / "tidak-ada.xlsx"))
    assert "berkas_tidak_terbaca" in codes(maker.refused(maker.files))


def test_sheet_without_a_known_header_quotes_no_cell(maker, codes):
    children = maker.children(30)
    rows = maker.table(maker.headers["V3"], children)[1:]
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", rows))
    assert "judul_tidak_ditemukan" in codes(report)
    assert "ANAK CONTOH" not in str(report)


def test_header_only(maker, codes):
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [maker.headers["V3"]]))
    assert "tanpa_baris_data" in codes(report)


def test_known_but_unread_kinds_are_called_by_name(maker, codes):
    header = ["nik", "nama", "tanggal_pemberian_pertama", "siklus_ke", "jenis_pmt", "bb", "tb", "cara_ukur"]
    report = maker.refused(maker.xlsx(maker.files / "x.xlsx", [header, [1] * 8]))
    assert "jenis_belum_didukung" in codes(report)
    assert "PMT" in report.message


def test_known_but_unread_sheets_say_what_to_do(maker, codes):
    cases = {
        "PMT": [["DAFTAR SASARAN PMT"], ["BULAN MARET 2026"],
                ["Nama Lengkap Balita", "Tgl Lahir (Tgl/Bln/Thn)", "JK", "Nama Orang Tua", "Alamat", "BB", "TB", "LiLA",
                 "BB/U", "PB-TB/U", "BB/PB-TB"], ["RAHASIA", "1/2/2024", "L", "RAHASIA", "RAHASIA", 8, 70, 12]],
        "TPPS": [["Blok 1A"], ["No", "Indikator", "Hasil"],
                 *[[n, name, 80] for n, name in enumerate((
                     "Ibu hamil KEK yang mendapatkan tambahan asupan gizi", "Remaja putri yang mengonsumsi TTD",
                     "Balita yang memperoleh imunisasi dasar lengkap", "Pelayanan KB pascapersalinan"), start=1)]],
        "setahun": [["Desa", "JANUARI", "FEBRUARI", "MARET", "APRIL"], ["Candi", 1, 2, 3, 4]]}
    for word, rows in cases.items():
        report = maker.refused(maker.xlsx(maker.files / f"{word}.xlsx", rows))
        assert "jenis_belum_didukung" in codes(report), word
        assert word in report.message
        assert "RAHASIA" not in str(report)


def test_zip_bomb_and_far_corner_cell(maker, codes):
    bomb = zipped(**{"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"0" * 130_000_000})
    assert "berkas_terlalu_besar" in codes(maker.refused(bytes_file(maker, bomb)))
    path = maker.files / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write(0, 0, "NIK")
        page.write(1_048_575, 16_383, 1)
    assert "berkas_terlalu_besar" in codes(maker.refused(path))


def test_styled_but_empty_far_cells_are_no_objection(maker):
    table = maker.table(maker.headers["V3"], maker.children(5))
    path = maker.files / "styled.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, bold = book.add_worksheet(), book.add_format({"bold": True})
        for r, row in enumerate(table):
            page.write_row(r, 0, row)
        page.write_blank(1_048_575, 16_383, None, bold)
    report, _ = maker.accepted(path)
    assert report.rows_accepted == 5


def test_leading_blank_rows_keep_the_row_numbers(maker):
    table = maker.table(maker.headers["V3"], maker.children(3))
    _, rows = maker.accepted(maker.xlsx(maker.files / "x.xlsx", [[], [], ["DATA BALITA"], [], *table]))
    assert rows["row_number"].tolist() == [6, 7, 8]


@pytest.mark.parametrize(
    ("delimiter", "encoding", "above"),
    [
        (";", "utf-8-sig", ""),
        (",", "utf-8", ""),
        ("\t", "utf-8", ""),
        (";", "cp1252", ""),
        (";", "utf-16", ""),
        (";", "utf-16-le", ""),
        (",", "utf-8-sig", "sep=,\n"),
        (";", "utf-8", "sep=;\r\n"),
        ("|", "utf-8", ""),
    ],
)
def test_text_files(maker, codes, delimiter, encoding, above):
    children = maker.children(12)
    children[0]["posyandu"] = "KARTINI É"
    path = maker.csv(
        maker.files / "x.csv",
        maker.table(maker.headers["V3"], children),
        delimiter=delimiter,
        encoding=encoding,
        above=above,
    )
    report, rows = maker.accepted(path)
    np.testing.assert_array_equal(rows["weight_kg"], [child["weight"] for child in children])
    assert rows["posyandu"][0] == "KARTINI É"
    assert rows["row_number"][0] == 2
    assert ("penyandian_cp1252" in codes(report)) == (encoding == "cp1252")


def test_a_quote_never_closed_loses_no_rows(maker):
    children = maker.children(12)
    lines = [";".join(map(str, row)) for row in maker.table(maker.headers["V3"], children)]
    lines[3] = lines[3].replace("JL CONTOH 2", '"JL CONTOH 2')
    path = maker.files / "x.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    report, _ = maker.accepted(path)
    assert report.rows_accepted == 12


def test_every_sheet_of_one_layout_is_read(maker, codes):
    table = maker.table(maker.headers["V3"], maker.children(4))
    path = maker.files / "x.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (("Petunjuk", [["Isi lembar berikut"]]), ("Feb", table), ("Mar", table)):
            page = book.add_worksheet(name)
            for r, row in enumerate(rows):
                page.write_row(r, 0, row)
    report, rows = maker.accepted(path)
    assert report.rows_accepted == 8
    assert rows["row_number"].is_unique
    assert sorted(number % 2_000_000 for number in rows["row_number"]) == [2, 2, 3, 3, 4, 4, 5, 5]
    assert "Feb, Mar" in next(one.message for one in report.findings if one.code == "lembar_digabung")


def test_a_sheet_of_another_kind_is_told(maker, codes):
    path = maker.files / "x.xlsx"
    other = [["Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar"], ["Kumai", "Candi", 2026, 100]]
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (("Feb", maker.table(maker.headers["V3"], maker.children(4))), ("Sasaran", other)):
            page = book.add_worksheet(name)
            for r, row in enumerate(rows):
                page.write_row(r, 0, row)
    report, _ = maker.accepted(path)
    assert report.rows_accepted == 4
    assert "lembar ke-2" in next(one.message for one in report.findings if one.code == "lembar_lain")


def test_html_spans_and_nested_text(maker):
    html = b"""<table><tr><td colspan=3>Judul</td></tr><tr><th>A</th><th>B</th><th>C</th></tr>
    <tr><td rowspan=2>1</td><td>8,5</td><td><b>NA</b></td></tr><tr><td>0012</td><td>x</td></tr></table>"""
    (table,) = container.tables(html, findings=Findings())
    assert [[str(cell).strip() for cell in row] for row in table.rows] == [
        ["Judul", "", ""],
        ["A", "B", "C"],
        ["1", "8,5", "NA"],
        ["", "0012", "x"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b;c\n1,5;2,5;3,5\n", [["a", "b", "c"], ["1,5", "2,5", "3,5"]]),
        ('a,b\n"x, y",2\n', [["a", "b"], ["x, y", "2"]]),
    ],
)
def test_delimiter(text, expected):
    assert text_table.read_text(text.encode(), findings=Findings()) == expected


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "csv", "html"])
def test_damaged_bytes_never_raise(maker, suffix):
    """Flip bytes of valid files: accepted, refused or unchanged, but always a report, and never an unforeseen error."""
    writer = {"xlsx": maker.xlsx, "xls": maker.xls, "csv": maker.csv, "html": maker.html}[suffix]
    data = writer(maker.files / f"valid.{suffix}", maker.table(maker.headers["V3"], maker.children(12))).read_bytes()
    rng = random.Random(2026)
    for number in range(80):
        broken = bytearray(data)
        for _ in range(rng.choice((1, 3, 20))):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        if number % 8 == 0:
            broken = broken[: rng.randrange(len(broken))]
        report = maker.load(bytes_file(maker, bytes(broken), f"{number}.{suffix}"))
        assert report.status in ("accepted", "refused", "unchanged")
        assert report.message


def test_the_cell_errors_of_one_reader_stay_refusals():
    with pytest.raises(RefusedFileError):
        list(container.tables(container.OLE_MAGIC + bytes(2000), findings=Findings()))


def ods(rows, *, row_repeat="", cell_repeat=""):
    """A minimal OpenDocument sheet with the usual million of empty repeated rows at its end."""

    def cell(value):
        opening = f'<table:table-cell office:value-type="string"{cell_repeat}>'
        return f"{opening}<text:p>{escape(str(value))}</text:p></table:table-cell>"

    lines = "".join(f"<table:table-row{row_repeat}>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{lines}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(
        **{
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def test_ods_and_its_repeated_cells(maker, codes):
    children = maker.children(6)
    table = maker.table(maker.headers["V3"], children)
    _, rows = maker.accepted(bytes_file(maker, ods(table), "x.ods"))
    np.testing.assert_array_equal(rows["height_cm"], [child["height"] for child in children])
    maker.folder = maker.folder.with_name("other")
    for bomb in (
        ods(table, row_repeat=' table:number-rows-repeated="900000"'),
        ods(table, cell_repeat=' table:number-columns-repeated="9000"'),
    ):
        assert "berkas_terlalu_besar" in codes(maker.refused(bytes_file(maker, bomb, "bomb.ods")))
