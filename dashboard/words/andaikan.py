"""What-if in words: a fall with its range, what it means in children, what it cannot do. Rates in percent."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.frame import REGISTER
from dashboard.words.numbers import count, displayed, listed, month_short, number, percent, plain_range, points

NAMES = {
    "dinkes": "Dinkes capai target", "semua": "Semua OPD capai target", "lokus": "Lokus saja", "laju": "Laju terbaik",
    "paket": "Paket 1000 HPK", "makanan": "Makanan 6–23 bulan", "hamil": "Ibu hamil", "batas_atas": "Batas atas uji",
    "lingkungan": "Lingkungan saja", "sekarang": "Seperti sekarang",
}
TITLES = {
    "dinkes": "Bila Dinkes capai target", "semua": "Bila semua OPD capai target",
    "lokus": "Bila lokus saja capai target",
    "laju": "Bila laju terbaik berlanjut", "paket": "Paket 1000 HPK", "makanan": "Makanan 6–23 bulan",
    "hamil": "Ibu hamil", "batas_atas": "Batas atas uji klinis", "lingkungan": "Lingkungan saja",
    "sekarang": "Seperti sekarang", "sendiri": "Dengan sasaran sendiri",
}
OWN_GOALS = "sendiri"
EFFECTS = {
    "CFEDU_2017": "Konseling MP-ASI", "CFSUP_2017": "PMT balita", "SQLNS_2021": "SQ-LNS 6–23 bulan",
    "BEP_KEK": "PMT bumil KEK", "MMS_PR": "MMS pengganti TTD", "IFA_PR": "TTD 90 bumil",
    "BIRTHINT_PR": "KB jarak kelahiran", "WASH_NULL": "Air, sanitasi, CTPS", "DEWORM": "Obat cacing",
    "BF": "ASI eksklusif", "VITA": "Vitamin A", "ENABLER": "Pendampingan KRS",
}

DIALS = "Sasaran cakupan"
SUBTITLE = "Perkiraan dari uji klinis di negara lain, bukan janji."
PACE_SUBTITLE = "Laju lama yang diteruskan, bukan janji."
WHY = (
    "“Bila cakupan kita naikkan, kapan target tercapai?” ditanyakan di setiap rembuk. Efek yang terbukti kecil dan "
    "lambat; mengetahuinya lebih dulu mencegah janji yang tidak dapat ditepati.")
OUTSIDE = "Di luar model: pendapatan, pendidikan, harga pangan"
NATIONAL = "Penurunan nasional 2021–2024 (sekitar 1,5 poin setahun) jauh lebih besar daripada efek model"
SLOW = "Efek baru tampak penuh setelah lima tahun; lihat baduta lebih dulu"
UNSEEN = "Tidak akan terlihat dalam satu putaran survei"
NOTHING = "0 poin"
NO_CHANGE = "Tidak ada perubahan dalam model"
MAYBE_NONE = "Mungkin tidak ada perubahan yang terukur"
NULL_EFFECT = (
    "penting untuk kesehatan anak; tidak ada bukti uji klinis bahwa ini langsung menurunkan stunting")
CEILING = "SQ-LNS belum tersedia di Indonesia: ini batas atas bagi PMT"
EXAMPLES = "Angka cakupan dan sasaran bertanda contoh belum dari data setempat"
MODEL = (
    "Model umur per bulan: anak mendapat manfaat hanya selama berada di jendela umurnya (kehamilan, 6–23 bulan); "
    "sesudahnya sebagian manfaat luntur. Cakupan yang sudah ada dianggap sudah bekerja; hanya kenaikannya dihitung. "
    "Cakupan efektif 70% dari yang dilaporkan. Tidak pernah di bawah 2,3%, tingkat pada anak sehat.")
DRAWS = (
    "Rentang 80% dari 5.000 tarikan: besar efek menurut selang uji klinisnya, mutu layanan, luntur, dan tingkat "
    "sekarang. Titik tengah = separuh tarikan di bawahnya.")
COVERAGES = (
    "Cakupan sekarang dari laporan OPD yang paling dekat: MP-ASI untuk konseling, gizi kurang untuk PMT balita, bumil "
    "KEK, TTD 90, KB pascapersalinan untuk jarak kelahiran, sanitasi, ASI eksklusif, pendampingan KRS. Bagian anak "
    "yang tersangkut masih contoh.")
REPLACEMENT = (
    "Yang belum lahir: anak di atas umur itu dianggap tetap; berapa prevalensi anak yang lahir kemudian agar rata-rata "
    "mencapai target? Turun sampai 8% dalam jangkauan paket lengkap, sampai 23% menyamai uji klinis terbaik (SHINE).")
PACE_HOW = (
    "Laju terbaik = penurunan tahunan tercepat pada tiga survei berurutan di kabupaten ini (AARR), diteruskan dari "
    "angka terakhir; rentang 95% dari galat survei. Tidak mengatakan apa penyebabnya.")
NO_PACE = "Perlu sedikitnya tiga survei yang turun untuk meneruskan laju terbaik; survei hanya mewakili kabupaten"
NO_PACE_TITLE = "Belum ada laju terbaik untuk diteruskan"
FEW_LOKUS = (
    "Hitungan lokus perlu sedikitnya tiga desa lokus di wilayah ini. Pilih semua kecamatan atau muat daftar lokus")
FEW_LOKUS_TITLE = "Belum cukup desa lokus untuk hitungan ini"
NO_LEVEL_TITLE = "Belum ada angka awal untuk hitungan andaikan"


def profile_line(*, own: bool) -> str:
    """Where the shape over age comes from."""
    if own:
        return "Sebaran menurut umur dari e-PPGBM kabupaten, digeser ke tingkat sekarang."
    return "Sebaran menurut umur dari SSGI 2022 nasional, digeser ke tingkat sekarang."


def title(package: str, *, fall: str) -> str:
    """``Paket 1000 HPK: turun 0,3–0,9 poin dalam 5 tahun``; ``fall`` empty = nothing changes."""
    name = TITLES[package]
    if package == "sekarang":
        return fit("Seperti sekarang: tanpa kenaikan cakupan angka tetap", "Seperti sekarang: angka tetap")
    short = NAMES.get(package, name)
    if not fall:
        return fit(f"{name}: angka stunting tidak berubah", f"{short}: angka tidak berubah")
    return fit(f"{name}: turun {fall} dalam 5 tahun", f"{short}: turun {fall} dalam 5 tahun", f"{short}: turun {fall}")


def with_own_goals(name: str) -> str:
    """``Paket 1000 HPK, sasaran diubah``."""
    return f"{name}, sasaran diubah"


def pace_title(*, low: float, high: float) -> str:
    """``Bila laju terbaik berlanjut: 14,8–19,0% dalam 5 tahun``."""
    return fit(f"{TITLES['laju']}: {plain_range(low, high)}% dalam 5 tahun")


def fall_text(*, low: float, high: float) -> str:
    """``0,3–0,9 poin``, ``paling banyak 0,1 poin``, ``kurang dari 0,1 poin``; for falls that are not exactly none."""
    if high <= 0:
        return "kurang dari 0,1 poin"
    if low <= 0:
        return f"paling banyak {points(high)}"
    return f"{plain_range(low, high)} poin" if low < high else points(high)


def headline_label(*, share: int | None) -> str:
    """What the big number is; ``share`` = what its range holds."""
    return "turun dalam 5 tahun, balita" if share is None else f"turun dalam 5 tahun, balita (rentang {share}%)"


def chance(share: float) -> str:
    """``Kemungkinan turun: 97 dari 100``; draws never prove certainty."""
    return f"Kemungkinan turun: {count(min(displayed(100 * share, digits=0), 99.0))} dari 100"


def row_label(months: int) -> str:
    """``5 tahun``."""
    return f"{months // 12} tahun"


def target_line(*, target: float, year: int, gap: float, low: float, high: float) -> str:
    """How much of the distance to the target is covered at best."""
    goal = f"target {percent(target)} ({year})"
    if gap <= 0:
        return f"{goal[0].upper()}{goal[1:]} sudah tercapai bila angka ini bertahan"
    if low >= gap:
        return f"Cukup untuk {goal}, bila bertahan"
    if high >= gap:
        return f"Mungkin cukup untuk {goal}: rentangnya memuat jarak {points(gap)}"
    share = 100 * max(high, 0.0) / gap
    if share < 1:
        return f"Tidak cukup untuk {goal}: jarak {points(gap)} tidak berkurang secara terukur"
    return f"Tidak cukup untuk {goal}: menutup paling banyak {count(share)}% dari jarak {points(gap)}"


def under_two_line(*, low: float, high: float, changes: bool) -> str:
    """``Baduta: turun 0,2–0,9 poin dalam 5 tahun``."""
    if not changes:
        return "Baduta: tidak berubah"
    return f"Baduta: turun {fall_text(low=low, high=high)} dalam 5 tahun"


def averted_line(*, low: float, median: float, high: float, children: int, kind: str) -> str:
    """``Sekitar 150 balita stunting lebih sedikit (80–240) dari 27.000 balita proyeksi``."""
    return (f"Sekitar {count(median)} balita stunting lebih sedikit ({count(max(low, 0.0))}–{count(high)}) dari "
            f"{count(children)} balita {kind}")


def coverage_line(raised: list[tuple[str, float, float, str, bool]]) -> str:
    """``PMT bumil KEK 50 ke 90% (Dinkes)`` for each (effect, now, then in percent, owner, from a local report)."""
    parts = []
    for effect, now, then, owner, local in raised:
        whose = f" ({owner})" if owner else ""
        write = number if then - now < 2 else count
        parts.append(f"{EFFECTS[effect]} {write(now)} ke {write(then)}%{whose}{'' if local else ' contoh'}")
    return "; ".join(parts)


def coverage_note(*, owner: str, local: bool, share: float) -> str:
    """Where a coverage comes from, and whom it concerns."""
    return f"{f'laporan {owner}' if local else 'contoh'}; menyangkut {count(share)}% anak (contoh)"


EFFECT_NOTE = "persen lebih rendah pada anak yang terjangkau penuh, dengan selang 95% uji klinis"


def above_note(target: float, *, period: date) -> str:
    """What the count of a kecamatan is."""
    return f"balita diukur di atas {percent(target)}, {REGISTER} {month_short(period)}; anak tak terukur tidak dihitung"


def already_line(effects: list[str]) -> str:
    """Coverages that are at their goal already."""
    return f"Sudah di sasarannya, tidak dinaikkan: {listed([EFFECTS[one] for one in effects])}"


def null_line(effects: list[str]) -> str:
    """Interventions without effect on stunting, and why they still matter."""
    return f"Efek nol: {listed([EFFECTS[one] for one in effects])}. {NULL_EFFECT[0].upper()}{NULL_EFFECT[1:]}"


def children_line(*, target: float, year: int, above: int, children: int, source: str) -> str:
    """How many children stand above the target."""
    if above == 0:
        return f"Tidak ada kelebihan di atas {percent(target)} menurut {source} ({count(children)} balita)"
    return (f"balita di atas target {percent(target)} ({year}) menurut {source}, dari {count(children)} balita")


def replacement_line(*, year: int, unborn: float, needed: float, expected: float, cut: float, verdict: str) -> str:
    """What children not yet born would have to bring."""
    if cut <= 0:
        return f"Anak yang lahir sampai akhir {year} cukup setara sekarang agar target tercapai"
    if needed < 0:
        return (f"Sampai akhir {year} baru {count(unborn)}% balita berganti; sekalipun tak satu pun dari mereka "
                f"stunting, target belum tercapai: {verdict}")
    return (f"Sampai akhir {year}, {count(unborn)}% balita belum lahir: prevalensi mereka perlu {percent(needed)}, "
            f"bukan {percent(expected)} (turun {count(100 * cut)}%): {verdict}")


def nothing_at_risk(*, months: int) -> str:
    """No cut can be reckoned where nobody young is stunted."""
    return ("Anak yang belum lahir tidak dapat dihitung: tidak ada stunting tercatat pada umur di bawah "
            f"{count(months)} bulan. Periksa sebaran umur pada data")


def pace_fact(*, rate: float, first: int, last: int) -> str:
    """The pace that is carried on."""
    return f"Laju terbaik di sini: turun {percent(rate)} per tahun ({first}–{last})"


def dial_label(effect: str, *, owner: str, now: float, local: bool) -> str:
    """``PMT bumil KEK (Dinkes), sekarang 50%``."""
    whose = f" ({owner})" if owner else ""
    return f"{EFFECTS[effect]}{whose}, sekarang {count(now)}%{'' if local else ' (contoh)'}"


def read_aloud(*, title: str, target: str, unseen: bool) -> str:
    """What the presenter says."""
    parts = [f"{title}.", f"{SUBTITLE}"]
    if target:
        parts.append(f"{target}.")
    parts.append(f"{UNSEEN}; {SLOW[0].lower()}{SLOW[1:]}." if unseen else f"{SLOW}.")
    return " ".join(parts)
