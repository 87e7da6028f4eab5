"""``docs/validation.md`` from the catalogue of findings and the checks before publishing: the rules stand there once.

Written anew with ``python -m dashboard.intake.rules_page docs/validation.md``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dashboard.intake.catalogue import CATALOGUE, Rule
from dashboard.settings import SQL

_SEVERITIES = (
    ("tolak", "Ditolak", "Baris, atau seluruh berkas, tidak diambil. Versi yang sedang ditampilkan tidak berubah."),
    ("perbaikan", "Dikosongkan",
     "Isi sel tidak dapat dipakai dan dikosongkan; barisnya tetap dihitung sejauh bisa. Kosong tidak menjadi 0."),
    ("peringatan", "Perlu dilihat", "Disimpan apa adanya, tidak dipotong dan tidak diubah; periksalah."),
    ("info", "Catatan", "Keputusan yang diambil saat membaca, atau jumlah yang perlu diketahui."),
)


_OPENING = ("Halaman ini dibuat dari daftar aturan di program dan diuji agar selalu sama dengannya. `{kolom}` diganti "
            "nama atau huruf kolom, `{rincian}` keterangan pada berkasnya. Tidak ada temuan yang mengutip isi sel, "
            "nama anak, atau NIK.")
_BEFORE_PUBLISHING = ("Basis data yang baru dibangun diterbitkan hanya bila semua pemeriksaan ini tidak menemukan apa "
                      "pun; jika tidak, versi sebelumnya tetap dipakai.")


def rules_page() -> str:
    """The whole page as Markdown."""
    lines = ["# Aturan pemeriksaan data", "", _OPENING, ""]
    for severity, title, told in _SEVERITIES:
        rules = {code: rule for code, rule in CATALOGUE.items() if rule.severity == severity}
        lines += [f"## {title} (`{severity}`)", "", told, "", "| Kode | Arti | Yang perlu dilakukan |", "|---|---|---|"]
        lines += [_row(code, rule) for code, rule in rules.items()]
        lines.append("")
    lines += ["## Pemeriksaan sebelum terbit", "",
              _BEFORE_PUBLISHING, "", "| Pemeriksaan | Yang dicari |", "|---|---|"]
    lines += [f"| `{path.stem}` | {_first_line(path)} |" for path in sorted((SQL / "checks").glob("*.sql"))]
    return "\n".join(lines) + "\n"


def _row(code: str, rule: Rule) -> str:
    return f"| `{code}` | {rule.meaning} | {rule.advice or '—'} |"


def _first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("-- ").replace("|", "/")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(rules_page(), encoding="utf-8")
