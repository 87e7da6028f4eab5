"""What can be wrong or decided while reading a boundary file: one catalogue, and the list one file collects.

Severities as in the intake: ``info``, ``perbaikan`` (repaired), ``peringatan`` (somebody should look), ``tolak``.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.intake.findings import Rule
from dashboard.intake.report import FindingSummary

ROWS_SHOWN = 10
NAMES_SHOWN = 12

RULES: dict[str, Rule] = {
    # --- the file cannot be used
    "batas_tidak_terbaca": Rule("tolak", "Berkas batas ini tidak dapat dibaca ({rincian}).",
                                "Simpan ulang sebagai GeoJSON, GeoPackage atau shapefile dalam zip, lalu muat lagi."),
    "batas_terlalu_besar": Rule("tolak", "Berkas batas ini terlalu besar ({rincian}).",
                                "Saring dahulu menjadi satu kabupaten, lalu muat lagi."),
    "batas_shp_tanpa_zip": Rule("tolak", "Berkas .shp saja tidak lengkap: nama dan kode desa ada di berkas .dbf.",
                                "Masukkan .shp, .dbf, .shx dan .prj ke dalam satu zip, lalu muat zip itu."),
    "batas_tanpa_poligon": Rule("tolak", "Berkas ini tidak memuat satu pun poligon."),
    "batas_crs_tidak_diketahui": Rule("tolak", "Sistem koordinat berkas ini tidak tertulis (tidak ada .prj) dan "
                                      "angkanya bukan derajat. {rincian}", "Ulangi dengan menyebut kode EPSG-nya, "
                                      "misalnya: python -m dashboard load BERKAS --crs EPSG:32749."),
    "batas_crs_tidak_dikenal": Rule("tolak", "Kode sistem koordinat {rincian} tidak dikenal.",
                                    "Tulis seperti EPSG:4326 atau EPSG:32749."),
    "batas_di_luar_indonesia": Rule("tolak", "Poligon berkas ini tidak terletak di Indonesia ({rincian}).",
                                    "Periksa sistem koordinatnya; bila perlu sebut kode EPSG dengan --crs."),
    "batas_tanpa_desa": Rule("tolak", "Tidak satu pun poligon cocok dengan desa kabupaten ini, baik menurut kode "
                             "maupun nama. {rincian}", "Muat batas tingkat desa/kelurahan kabupaten ini."),
    "batas_tingkat_kecamatan": Rule("tolak", "Berkas ini memuat batas kecamatan, bukan batas desa.",
                                    "Muat batas desa/kelurahan; batas kecamatan disusun dari situ supaya garisnya "
                                    "berimpit."),
    "batas_tidak_dapat_dirapikan": Rule("tolak", "Poligon berkas ini tidak dapat dirapikan menjadi batas yang saling "
                                        "menutup ({rincian}).", "Perbaiki di perangkat lunak peta, lalu muat lagi."),
    "batas_tidak_tersimpan": Rule("tolak", "Peta ini tidak dapat disimpan di folder kerja ({rincian}).",
                                  "Periksa ruang kosong dan izin folder, lalu muat lagi."),
    # --- kept, but look
    "batas_belum_berpoligon": Rule("peringatan", "Belum berpoligon (pemekaran): {rincian}.", "Desa ini tetap ada di "
                                   "tabel dan jumlah; pada peta batas disebut di samping."),
    "batas_poligon_tanpa_desa": Rule("peringatan", "Poligon tanpa desa tidak dipakai: {rincian}.",
                                     "Periksa apakah itu hutan, danau, atau desa tetangga."),
    "batas_kode_dan_nama_berbeda": Rule("peringatan", "Kode dan nama tidak menunjuk desa yang sama; kode yang dipakai: "
                                        "{rincian}.", "Perbaiki nama pada sumbernya."),
    "batas_nama_saja": Rule("peringatan", "Cocok hanya menurut kecamatan dan nama: {rincian}.", "Periksa kodenya."),
    "batas_sedikit_cocok": Rule("peringatan", "Kurang dari separuh desa berpoligon: {rincian}.",
                                "Periksa apakah berkasnya lengkap."),
    "batas_luas_berubah": Rule("peringatan", "Luas berubah lebih dari 5% karena tumpang tindih dengan tetangga: "
                               "{rincian}.", "Periksa batas desa ini pada sumbernya."),
    "batas_jauh_dari_titik": Rule("peringatan", "Poligon jauh dari letak desa yang dikenal: {rincian}.",
                                  "Periksa apakah kode dan poligonnya tertukar."),
    "batas_ukuran_layar": Rule("peringatan", "Peta untuk layar tetap {rincian} walau sudah disederhanakan."),
    "batas_tanpa_bentuk": Rule("peringatan", "Baris tanpa poligon dilewati."),
    # --- repaired
    "batas_sumbu_tertukar": Rule("perbaikan", "Lintang dan bujur tertukar; sudah dikembalikan."),
    "batas_cincin_diperbaiki": Rule("perbaikan", "Poligon yang garisnya berpotongan diperbaiki: {rincian}."),
    "batas_celah_ditutup": Rule("perbaikan", "{rincian}."),
    "batas_tumpang_tindih": Rule("perbaikan", "Tumpang tindih antardesa seluas {rincian} dirapikan: tiap bagian kini "
                                 "milik satu desa."),
    # --- decisions
    "batas_cocok": Rule("info", "{rincian}."),
    "batas_luas": Rule("info", "Luas seluruh poligon {rincian}."),
    "batas_digabung": Rule("info", "{rincian}."),
    "batas_crs": Rule("info", "Koordinat diubah dari {rincian} ke bujur-lintang WGS 84."),
    "batas_crs_dianggap": Rule("info", "Sistem koordinat tidak tertulis; angkanya bujur-lintang, dianggap WGS 84."),
    "batas_ketinggian": Rule("info", "Nilai ketinggian (koordinat ketiga) diabaikan."),
    "batas_celah_dibiarkan": Rule("info", "Celah lebih dari 0,5 km² dibiarkan (danau, hutan atau desa tanpa poligon): "
                                  "{rincian}."),
    "batas_disederhanakan": Rule("info", "{rincian}."),
    "batas_indikatif": Rule("info", "Batas indikatif; bukan penetapan atau penegasan batas."),
}


class RefusedBoundaryError(Exception):
    """The whole file cannot be used; ``code`` is in RULES, ``detail`` fills {rincian}."""

    def __init__(self, code: str, *, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class Findings:
    """What one file collected."""

    def __init__(self) -> None:
        self._found: list[FindingSummary] = []

    def add(self, code: str, *, detail: str = "", rows: Sequence[int] = ()) -> None:
        """Note ``code``; ``rows`` are feature numbers, the first is 1; none = the whole file."""
        rule = RULES[code]
        text = " ".join(f"{rule.meaning} {rule.advice}".replace("{rincian}", detail).split())
        self._found.append(FindingSummary(code, rule.severity, len(rows), text, tuple(rows[:ROWS_SHOWN])))

    def summaries(self) -> tuple[FindingSummary, ...]:
        """Refusals first, then what to look at, then what was repaired and decided."""
        order = {"tolak": 0, "peringatan": 1, "perbaikan": 2, "info": 3}
        return tuple(sorted(self._found, key=lambda found: order[found.severity]))

    def sentence(self, code: str) -> str:
        """The message noted under ``code``."""
        return next(found.message for found in self._found if found.code == code)


def named(names: Sequence[str]) -> str:
    """``A, B dan 4 lagi``: enough names to act on."""
    shown = ", ".join(names[:NAMES_SHOWN])
    return f"{shown} dan {len(names) - NAMES_SHOWN} lagi" if len(names) > NAMES_SHOWN else shown
