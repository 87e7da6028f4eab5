"""The command line: one function per command; messages in Bahasa on stderr, results on stdout.

Exit status: 0 done (also when nothing was new), 1 at least one file refused or the build was stopped, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from dashboard import desa_sheets, loading, lokus_annex, papers, printing, serving, testing
from dashboard.actions.errors import ActionError
from dashboard.desk_changes import version_changes
from dashboard.reference import UnknownKabupatenError, kabupaten
from dashboard.register_file import FILE as REGISTER_FILE
from dashboard.register_file import write_register
from dashboard.sample.errors import SampleSizeError
from dashboard.settings import SettingsError, data_folder, load_settings
from dashboard.stories.decks import DECKS, KecamatanNeededError, UnknownDeckError, deck_of
from dashboard.stories.self_test import self_test
from dashboard.templates import KINDS as TEMPLATES
from dashboard.templates import NoIndicatorError, UnknownTemplateError, write_template
from dashboard.warehouse import versions
from dashboard.warehouse.build import BuildStoppedError
from dashboard.warehouse.errors import DamagedDatabaseError, NoDatabaseError
from dashboard.warehouse.versions import UnknownVersionError, Version
from dashboard.words import papers as paper_words

LOKUS = "lokus"  # not a meeting: the annex of the decree
REGISTER = "indikator"  # not a workbook to be loaded: the kabupaten's own register
WHO_VARIABLE = "DASHBOARD_OLEH"
_WHO_HELP = f"jabatan atau unit yang memuat, untuk riwayat versi (bawaan: {WHO_VARIABLE})"


class UnknownPeriodError(Exception):
    """A period that is no month; the message is a sentence."""


_HEADINGS = ((r"^usage:", "pemakaian:"), (r"^positional arguments:", "isian:"), (r"^options:", "pilihan:"),
             (r"show this help message and exit", "tampilkan bantuan ini"))
# What argparse says of a slip, and how it is said here; what is not in the list is shown as it comes.
_SLIPS = ((r"the following arguments are required: (.*)", r"isian wajib belum ada: \1"),
          (r"unrecognized arguments: (.*)", r"isian tidak dikenal: \1"),
          (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 tidak ada. Pilihan: \3"),
          (r"argument (.*): invalid int value: (.*)", r"\1: \2 bukan bilangan bulat"),
          (r"argument (.*): expected (\d+) arguments?", r"\1: perlu \2 isian"),
          (r"argument (.*): expected (?:one|at least one) argument", r"\1: isiannya belum ada"),
          (r"ambiguous option: (.*) could match (.*)", r"\1 dapat berarti \2"))


class _Parser(argparse.ArgumentParser):
    """argparse with its help and its refusals in Bahasa, and exit status 2."""

    def format_help(self) -> str:
        text = super().format_help()
        for heading, told in _HEADINGS:
            text = re.sub(heading, told, text, count=1, flags=re.MULTILINE)
        return text

    def error(self, message: str) -> NoReturn:
        for slip, told in _SLIPS:
            message = re.sub(f"^{slip}$", told, message)
        print(f"Perintah tidak dikenali: {message}\nLihat: python -m dashboard --help", file=sys.stderr)
        raise SystemExit(2)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _start(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    settings = load_settings(folder)
    if loading.is_empty(folder):
        _say(f"Folder data {folder} masih kosong: membuat kabupaten contoh (DATA CONTOH) …")
        loading.load_sample(folder=folder, settings=settings, say=_say)
    elif loading.rebuild_if_outdated(folder=folder, settings=settings, say=_say):
        _say("Basis data dibangun ulang karena program atau pengaturan berubah.")
    return serving.serve(folder, port=options.port, say=_say)


def _load(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    result = loading.load_files(options.files, folder=folder, settings=load_settings(folder), kind=options.kind,
                                crs=options.crs, who=options.oleh or os.environ.get(WHO_VARIABLE, ""), say=_say)
    if options.json:
        print(json.dumps(result.as_json(), ensure_ascii=False))
    else:
        print(printing.load_result(result))
        print(_moved(folder, before=result.before, after=result.after), end="")
    return 1 if result.refused else 0


def _moved(folder: Path, *, before: Version | None, after: Version | None) -> str:
    """What two versions tell differently beside the headline; '' where one of their files is gone."""
    if before is None or after is None or before.name == after.name:
        return ""
    old, new = (folder / f"{one.name}.duckdb" for one in (before, after))
    if not (old.is_file() and new.is_file()):
        return ""
    told = printing.change_lines(*version_changes(old, new, settings=load_settings(folder)))
    return f"\n{told}\n" if told else ""


def _check(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    reports = loading.check_files(options.files, folder=folder, settings=load_settings(folder), kind=options.kind,
                                  crs=options.crs)
    if options.json:
        print(json.dumps({"version": None, "files": [report.as_json() for report in reports]}, ensure_ascii=False))
    else:
        print("\n".join(printing.file_report(report) for report in reports))
    return 1 if any(report.status == "refused" for report in reports) else 0


def _versions(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    if options.beda:
        old, new = (versions.find_version(folder, name) for name in options.beda)
        print(printing.before_after(old, new))
        print(_moved(folder, before=old, after=new), end="")
        return 0
    found, events = versions.list_versions(folder), versions.history(folder)
    if options.json:
        print(json.dumps([printing.version_as_json(version) for version in found], ensure_ascii=False))
    else:
        print(printing.version_list(found, live=versions.current_path(folder)))
        print(printing.event_list(events))
    return 0


def _restore(options: argparse.Namespace) -> int:
    version = versions.restore(data_folder(options.data), options.version,
                               who=options.oleh or os.environ.get(WHO_VARIABLE, ""))
    print(f"Versi {version.name} kembali menjadi versi yang ditampilkan.")
    return 0


def _init(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    place = kabupaten(options.code)
    config = folder / "config.toml"
    if config.exists():
        _say(f"{config} sudah ada; tidak diubah. Hapus atau pilih folder lain dengan --data.")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    config.write_text(f'# {place.name}, {place.province}\nkabupaten_code = "{place.code}"\n', encoding="utf-8")
    print(f"Folder kerja untuk {place.name} ({place.code}), {place.province}: {folder}")
    return 0


def _sample(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    code = options.kabupaten or load_settings(folder).kabupaten_code
    try:
        files = loading.write_sample_files(Path(options.out), kabupaten_code=code, children=options.children,
                                           months=options.months, seed=options.seed, say=_say)
    except SampleSizeError as error:
        _say(str(error))
        return 2
    if options.semua_jenis:
        files += loading.write_further_sample_files(Path(options.out), kabupaten_code=code, seed=options.seed)
    # Beside the data files, not among them: "load contoh/*" reads no RTL.
    aside = Path(options.out).resolve()
    sheets = loading.write_sample_rtl(aside.with_name(f"{aside.name}-rtl"), kabupaten_code=code, seed=options.seed)
    print(f"{len(files)} berkas DATA CONTOH untuk {kabupaten(code).name} ditulis di {Path(options.out).resolve()}; "
          f"{len(sheets)} lembar RTL contoh di {sheets[0].parent.resolve()} dimuat di halaman Tindak lanjut")
    return 0


def _template(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    settings = load_settings(folder)
    if options.kind == REGISTER:
        write_register(Path(options.out), folder=folder)
        print(f"Daftar indikator ditulis di {Path(options.out).resolve()}. Ubah seperlunya, hapus baris yang tidak "
              f"berubah, lalu simpan di {folder / REGISTER_FILE}.")
        return 0
    path = write_template(options.kind, path=Path(options.out), settings=settings, agency=options.opd or "",
                          today=_month(options.period))
    print(f"Templat {options.kind} ditulis di {path.resolve()}")
    return 0


def _self_test(_options: argparse.Namespace) -> int:
    result = self_test()
    print(printing.self_test_result(result))
    return 0 if result.passed else 1


def _export(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    if options.deck == LOKUS:
        path = lokus_annex.write_lokus_annex(
            folder=folder, settings=load_settings(folder), period=_month(options.period), proposed=options.usulan or "",
            out=options.out, today=date.today())
        print(paper_words.written(str(path.resolve())))
        return 0
    if options.deck == desa_sheets.DESA:
        path = desa_sheets.write_sheets(
            folder=folder, settings=load_settings(folder), kecamatan=options.kecamatan, desa=options.desa,
            period=_month(options.period), out=options.out, today=date.today())
        print(paper_words.written(str(path.resolve())))
        return 0
    path = papers.write_papers(
        deck_of(options.deck), folder=folder, settings=load_settings(folder), kecamatan=options.kecamatan,
        period=_month(options.period), out=options.out, today=date.today())
    print(paper_words.written(str(path.resolve())))
    return 0


def _month(value: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{value}-01") if value else None
    except ValueError as error:
        raise UnknownPeriodError(paper_words.unknown_period(str(value))) from error


def _test(options: argparse.Namespace) -> int:
    return testing.run_checks(options.only)


def _parser() -> _Parser:
    parser = _Parser(prog="python -m dashboard", description="Dasbor penurunan stunting kabupaten. Tanpa perintah: "
                     "menyiapkan segalanya dan membuka dasbor di komputer ini.")
    shared = _Parser(add_help=False)
    # SUPPRESS: a sub-command without --data must not overwrite the one given before it.
    shared.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="folder kerja (bawaan: data/local)")
    parser.add_argument("--data", metavar="DIR", help="folder kerja (bawaan: data/local)")
    parser.add_argument("--port", type=int, help="porta dasbor (bawaan: 8501 atau yang kosong berikutnya)")
    parser.set_defaults(run=_start)
    commands = parser.add_subparsers(metavar="PERINTAH", parser_class=_Parser)

    for name, run, text in (("load", _load, "baca, periksa, bangun, terbitkan berkas"),
                            ("check", _check, "periksa berkas tanpa menerbitkan")):
        command = commands.add_parser(name, help=text, parents=[shared])
        command.add_argument("files", nargs="+", type=Path, metavar="BERKAS")
        command.add_argument("--kind", help="jenis berkas bila tidak dikenali sendiri")
        command.add_argument("--crs", metavar="EPSG:KODE", help="sistem koordinat berkas batas yang tidak menyebutnya")
        command.add_argument("--json", action="store_true", help="satu objek JSON di keluaran")
        if name == "load":
            command.add_argument("--oleh", metavar="JABATAN", help=_WHO_HELP)
        command.set_defaults(run=run)

    command = commands.add_parser("versions", help="riwayat versi, siapa memuat, beda dua versi", parents=[shared])
    command.add_argument("--beda", nargs=2, metavar=("LAMA", "BARU"), help="beda angka utama dan jumlah baris")
    command.add_argument("--json", action="store_true", help="satu objek JSON di keluaran")
    command.set_defaults(run=_versions)

    command = commands.add_parser("restore", help="kembali ke satu versi", parents=[shared])
    command.add_argument("version", metavar="VERSI")
    command.add_argument("--oleh", metavar="JABATAN", help=_WHO_HELP)
    command.set_defaults(run=_restore)

    command = commands.add_parser("init", help="folder kerja untuk kabupaten lain", parents=[shared])
    command.add_argument("code", metavar="KODE", help="kode Kemendagri, misalnya 62.06")
    command.set_defaults(run=_init)

    command = commands.add_parser("sample", help="tulis berkas contoh (DATA CONTOH)", parents=[shared])
    command.add_argument("--kabupaten", metavar="KODE")
    command.add_argument("--out", metavar="DIR", default="contoh")
    command.add_argument("--children", type=int, metavar="N", help="jumlah balita diukur per bulan timbang")
    command.add_argument("--months", type=int, metavar="M", help="jumlah bulan timbang, dihitung dari yang terbaru")
    command.add_argument("--seed", type=int, default=6201)
    command.add_argument("--semua-jenis", action="store_true",
                         help="ditambah satu berkas dari tiap bentuk lain yang dapat dimuat")
    command.set_defaults(run=_sample)

    command = commands.add_parser("template", help="lembar kosong dengan daftar pilihan", parents=[shared])
    command.add_argument("kind", metavar="JENIS", help=", ".join((*TEMPLATES, REGISTER)))
    command.add_argument("--opd", metavar="OPD", help="hanya indikator OPD ini (templat coverage)")
    command.add_argument("--period", metavar="TTTT-BB", help="bulan terakhir yang ditawarkan (bawaan: bulan ini)")
    command.add_argument("--out", metavar="BERKAS", required=True)
    command.set_defaults(run=_template)

    command = commands.add_parser("selftest", parents=[shared],
                                  help="hitung ulang survei WHO dan jawaban yang diketahui")
    command.set_defaults(run=_self_test)

    command = commands.add_parser("export", parents=[shared],
                                  help="bahan rapat: PPTX, XLSX, berita acara DOCX; lampiran SK lokus")
    command.add_argument("deck", metavar="RAPAT", help=" | ".join(
        (*DECKS, f"{LOKUS} (lampiran SK: .docx, .xlsx)", f"{desa_sheets.DESA} (satu lembar per desa: .docx)")))
    command.add_argument("--usulan", metavar="KODE,KODE", help="desa usulan, bukan daftar tahun ini (hanya lokus)")
    command.add_argument("--kecamatan", metavar="KODE", help="kode kecamatan; wajib untuk minilok dan desa")
    command.add_argument("--desa", metavar="KODE", help="satu desa saja (hanya desa)")
    command.add_argument("--period", metavar="TTTT-BB", help="bulan timbang, misalnya 2025-02 (bawaan: terbaru)")
    command.add_argument("--out", type=Path, required=True, metavar="BERKAS",
                         help="berakhiran .pptx, .xlsx, atau .docx")
    command.set_defaults(run=_export)

    command = commands.add_parser("test", help="jalankan semua pemeriksaan dan uji")
    command.add_argument("only", nargs="*", metavar="UJI", help="hanya berkas uji ini")
    command.set_defaults(run=_test)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every expected failure ends as a sentence and a status, never a traceback."""
    options = _parser().parse_args(arguments)
    # The register of indicators a kabupaten changed lies in its folder: whoever asks for it must find the same folder.
    before = os.environ.get("DASHBOARD_DATA")
    os.environ["DASHBOARD_DATA"] = str(data_folder(getattr(options, "data", None)))
    try:
        return int(options.run(options))
    except BuildStoppedError as error:
        _say(f"Tidak ada yang diterbitkan: {error}")
        return 1
    except (SettingsError, UnknownKabupatenError, UnknownVersionError, UnknownTemplateError, NoIndicatorError,
            UnknownDeckError,
            UnknownPeriodError, KecamatanNeededError, papers.UnknownPaperError, papers.UnknownPlaceError,
            desa_sheets.PlaceNeededError, desa_sheets.UnknownDesaError,
            lokus_annex.NoLokusListError, NoDatabaseError, DamagedDatabaseError,
            serving.ServerDidNotStartError) as error:
        _say(str(error))
        return 2
    except ActionError as error:
        _say(str(error))
        return 1
    except OSError as error:  # a full disk, a folder without leave to write, a paper that is open in another program
        _say(paper_words.not_written(str(error.filename or ""), why=type(error).__name__))
        return 1
    except KeyboardInterrupt:
        _say("Dihentikan. Versi yang ditampilkan tidak berubah.")
        return 130
    finally:
        if before is None:
            os.environ.pop("DASHBOARD_DATA", None)
        else:
            os.environ["DASHBOARD_DATA"] = before


if __name__ == "__main__":
    sys.exit(main())
