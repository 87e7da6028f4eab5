"""What-if in words: a fall with its range, what it means in children, what it cannot do. Rates in percent."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.forums import SHORT_FORUMS
from dashboard.words.frame import REGISTER
from dashboard.words.numbers import (
    count,
    date_long,
    displayed,
    listed,
    month_short,
    number,
    percent,
    plain_range,
    points,
    short_number,
)

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
    "sekarang": "Seperti sekarang", "sendiri": "Dengan sasaran sendiri", "anggapan": "Dengan anggapan sendiri",
}
OWN_GOALS, OWN_EFFECTS = "sendiri", "anggapan"
EFFECTS = {
    "CFEDU_2017": "Konseling MP-ASI", "CFSUP_2017": "PMT balita", "SQLNS_2021": "SQ-LNS 6–23 bulan",
    "BEP_KEK": "PMT bumil KEK", "MMS_PR": "MMS pengganti TTD", "IFA_PR": "TTD 90 bumil",
    "BIRTHINT_PR": "KB jarak kelahiran", "WASH_NULL": "Air, sanitasi, CTPS", "DEWORM": "Obat cacing",
    "BF": "ASI eksklusif", "VITA": "Vitamin A", "ENABLER": "Pendampingan KRS",
}

# On the buttons of a meeting: one row of ten.
SHORT_NAMES = {
    "dinkes": "Dinkes", "semua": "Semua OPD", "lokus": "Lokus saja", "laju": "Laju terbaik", "paket": "1000 HPK",
    "makanan": "Makanan", "hamil": "Ibu hamil", "batas_atas": "Batas atas", "lingkungan": "Lingkungan",
    "sekarang": "Sekarang",
}
SCOPES = (("wilayah", "Wilayah terpilih"), ("lokus", "Desa lokus"))
VIEWS = (("hasil", "Hasil"), ("atur", "Atur"), ("anggapan", "Anggapan dan sumber"))
# Effects that are derived from several studies, or not yet looked up.
SOURCES = {
    "BEP_KEK": "Imdad 2012, Christian 2013, McGovern 2019; diturunkan",
    "MMS_PR": "Haider 2011, Christian 2013; diturunkan",
    "IFA_PR": "Cochrane, Nisar 2020; usulan, perlu dicek",
    "BIRTHINT_PR": "Ntambara 2023; usulan, perlu dicek",
    "VITA": "perlu dicek", "ENABLER": "perlu dicek", "WASH_NULL": "WASH Benefits dan SHINE 2019",
    "CFSUP_2017": "Panjwani & Heidkamp 2017; selang perlu dicek",
    "CFEDU_2017": "Panjwani & Heidkamp 2017",
}
EVIDENCE = {"high": "kuat", "moderate": "sedang", "low": "lemah", "none": "tidak ada"}
NO_EFFECT = "0%: efek tidak terbukti"
QUALITY = "Cakupan efektif dari yang dilaporkan"
EFFECT_DIALS = "Anggapan: rentang bukti dan bagian anak"
HONEST = "Hitungan andaikan, bukan ramalan"
SURVEY_NOT_FOR_LOKUS = "Survei hanya mewakili kabupaten; angka desa lokus berasal dari e-PPGBM"
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
EXAMPLES = "Angka cakupan dan bagian anak bertanda contoh belum dari data setempat"
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
    "yang tersangkut masih contoh; dapat diatur di bilah kiri mode petugas.")
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
NO_LEVEL = (
    "Angka e-PPGBM wilayah ini disamarkan, terlalu sedikit diukur, atau belum dimuat pada bulan itu. Pilih kabupaten "
    "atau periode lain")


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


def with_own(name: str, *, goals: bool, effects: bool) -> str:
    """``Paket 1000 HPK, sasaran diubah, anggapan diubah``."""
    return ", ".join([name, *(["sasaran diubah"] if goals else []), *(["anggapan diubah"] if effects else [])])


def with_word(name: str, *, own: bool) -> str:
    """``Paket 1000 HPK, diubah``: the short form for the line of filters."""
    return f"{name}, diubah" if own else name


def lokus_of(area: str) -> str:
    """``Desa lokus Kabupaten X``."""
    return f"Desa lokus {area}"


def lokus_told(*, lokus: int, hidden: int) -> str:
    """``14 desa lokus, 2 memakai rerata kabupaten``: a hidden count never stands in the sum."""
    told = f"{count(lokus)} desa lokus"
    return f"{told}, {count(hidden)} memakai rerata kabupaten" if hidden else told


def scenario_name(name: str, *, place: str) -> str:
    """``Paket 1000 HPK, Kabupaten X``."""
    return f"{name}, {place}"


def saved_when(*, on: date, forum: str | None) -> str:
    """``Rembuk 12 Agustus 2026``; outside a meeting the day alone."""
    return f"{SHORT_FORUMS[forum]} {date_long(on)}" if forum else date_long(on)


def kept_line(*, rate: float, year: int, kept: int, known: int) -> str:
    """``Target 2029 perlu turun 3,8% per tahun: pernah dicapai 4 dari 7 kabupaten …``."""
    who = f"{count(kept)} dari {count(known)}" if kept else f"tidak satu pun dari {count(known)}"
    return (f"Target {year} perlu turun {percent(rate)} per tahun: laju itu pernah tampak di {who} kabupaten yang tiga "
            "surveinya diketahui (rancangan survei berbeda, sebagian mungkin kebetulan)")


def then_now(*, when: str, level_then: float, fall_then: tuple[float, float], level_now: float,
             fall_now: tuple[float, float]) -> str:
    """``Disimpan Rembuk 12 Agustus 2026: dari 21,3% turun 0,3–0,9 poin; kini dari 20,8% turun 0,2–0,8 poin``."""
    return (f"Disimpan {when}: dari {percent(level_then)} {_falls(fall_then)}; kini dari {percent(level_now)} "
            f"{_falls(fall_now)}")


def _falls(fall: tuple[float, float]) -> str:
    low, high = fall
    return "tidak berubah secara terukur" if low == high == 0 else f"turun {fall_text(low=low, high=high)}"


def coverage_since(moved: list[tuple[str, float, float, float]]) -> str:
    """``Cakupan sejak itu: PMT bumil KEK 50 ke 55% (sasaran 90%)`` for each (effect, then, now, goal)."""
    parts = [f"{EFFECTS[effect]} {'tetap ' if count(then) == count(now) else f'{count(then)} ke '}{count(now)}% "
             f"(sasaran {count(goal)}%)" for effect, then, now, goal in moved]
    return f"Cakupan sejak itu: {'; '.join(parts)}"


def promise_line(*, name: str, when: str, fall_then: tuple[float, float], fall_now: tuple[float, float] | None) -> str:
    """For the page of promises: ``Skenario Paket 1000 HPK (Rembuk 12 Agustus 2026): …``."""
    now = "kini belum dapat dihitung" if fall_now is None else f"kini {_falls(fall_now)}"
    return f"Skenario {name} ({when}): saat itu {_falls(fall_then)}, {now}"


def record_line(*, level: float, source: str, fall: tuple[float, float], raised: dict[str, tuple[float, float]]) -> str:
    """For the berita acara: ``Dari 21,3% (SSGI 2024) turun 0,3–0,9 poin dalam 5 tahun; PMT bumil KEK 50 ke 90%``."""
    start = f"Dari {percent(level)}{f' ({source})' if source else ''} {_falls(fall)} dalam 5 tahun"
    parts = [f"{EFFECTS[effect]} {coverage_cell(now=now, then=goal)}" for effect, (now, goal) in raised.items()
             if effect in EFFECTS]
    return "; ".join([start, *parts])


def coverage_cell(*, now: float, then: float) -> str:
    """``50 ke 90%``; what is not raised stays."""
    return f"tetap {count(now)}%" if count(now) == count(then) else f"{count(now)} ke {count(then)}%"


def origin_cell(*, owner: str, local: bool) -> str:
    """Where a coverage comes from: the kabupaten's own report, or the example that stands in for it."""
    return f"laporan {owner}" if local else "contoh"


def share_cell(share: float, *, own: bool, example: bool) -> str:
    """``17% (contoh)``; what an officer set says so, all children need no example."""
    return f"{count(share)}%{' (diatur)' if own else ' (contoh)' if example else ''}"


def share_label(effect: str, *, share: float) -> str:
    """``PMT bumil KEK: bagian anak yang tersangkut, contoh 17%``."""
    return f"{EFFECTS[effect]}: bagian anak yang tersangkut, contoh {count(share)}%"


def effect_cell(*, low: float, middle: float, high: float, assumed: bool) -> str:
    """``5% (bukti 1–10%)``; a size set by hand says so: ``8% diatur (bukti 1–10%)``. All in percent."""
    head = f"{short_number(displayed(middle))}%"
    return f"{head}{' diatur' if assumed else ''} (bukti {plain_range(low, high)}%)"


def effect_note(*, assumed: bool, source: str) -> str:
    """What the size of an effect is, and who found it."""
    return f"{'diatur sendiri dalam rentang bukti' if assumed else EFFECT_NOTE}; sumber: {source}"


def effect_label(effect: str, *, low: float, high: float) -> str:
    """``PMT bumil KEK: turun bila terjangkau, bukti 1–10%``."""
    return f"{EFFECTS[effect]}: turun bila terjangkau, bukti {plain_range(low, high)}%"


def above_all_note(target: float, *, children: int) -> str:
    """What the projected count of a place is."""
    return (f"dari {count(children)} balita proyeksi di atas {percent(target)}, bila yang tak terukur serupa; jumlah "
            "antarwilayah dapat melebihi angka wilayah induk")


def pace_title(*, low: float, high: float) -> str:
    """``Bila laju terbaik berlanjut: 14,8–19,0% dalam 5 tahun``."""
    return fit(f"{TITLES['laju']}: {plain_range(low, high)}% dalam 5 tahun")


def pace_label(*, now: float, share: int, median: float) -> str:
    """What the big range of the pace carried on is."""
    return f"dalam 5 tahun, dari {percent(now)} sekarang (rentang {share}%, tengah {percent(median)})"


def fall_text(*, low: float, high: float) -> str:
    """``0,3–0,9 poin``, ``paling banyak 0,1 poin``, ``kurang dari 0,1 poin``; for falls that are not exactly none."""
    if high <= 0:
        return "kurang dari 0,1 poin"
    if low <= 0:
        return f"paling banyak {points(high)}"
    return f"{plain_range(low, high)} poin" if low < high else points(high)


def headline_label(*, share: int | None) -> str:
    """What the big number is, and what it is not; ``share`` = what its range holds."""
    head = "turun dalam 5 tahun, balita" if share is None else f"turun dalam 5 tahun, balita (rentang {share}%)"
    return f"{head}; {HONEST[0].lower()}{HONEST[1:]}"


def chance(share: float) -> str:
    """``Kemungkinan turun: 97 dari 100``; draws never prove certainty."""
    return f"Kemungkinan turun: {count(min(displayed(100 * share, digits=0), 99.0))} dari 100"


def row_label(months: int) -> str:
    """``5 tahun``."""
    return f"{months // 12} tahun"


def target_line(
    *, target: float, year: int, gap: float, low: float, high: float, needed: float | None = None
) -> str:
    """How much of the distance to the target is covered at best; ``needed`` = yearly fall in percent that would do."""
    goal = f"target {percent(target)} ({year})"
    if gap <= 0:
        return f"{goal[0].upper()}{goal[1:]} sudah tercapai bila angka ini bertahan"
    if low >= gap:
        return f"Cukup untuk {goal}, bila bertahan"
    if high >= gap:
        return f"Mungkin cukup untuk {goal}: rentangnya memuat jarak {points(gap)}"
    share = 100 * max(high, 0.0) / gap
    pace = "" if needed is None else f"; yang diperlukan: turun {percent(needed)} per tahun"
    if share < 1:
        return f"Tidak cukup untuk {goal}: jarak {points(gap)} tidak berkurang secara terukur{pace}"
    return f"Tidak cukup untuk {goal}: menutup paling banyak {count(share)}% dari jarak {points(gap)}{pace}"


def under_two_line(*, low: float, high: float, changes: bool) -> str:
    """``Baduta: turun 0,2–0,9 poin dalam 5 tahun``."""
    if not changes:
        return "Baduta: tidak berubah"
    return f"Baduta: turun {fall_text(low=low, high=high)} dalam 5 tahun"


def averted_line(*, low: float, median: float, high: float, children: int, kind: str) -> str:
    """``Sekitar 150 balita stunting lebih sedikit (80–240) dari 27.000 balita proyeksi``."""
    if displayed(median, digits=0) == 0:
        most = "1 balita" if displayed(high, digits=0) <= 1 else f"{count(high)} balita"
        return f"Paling banyak {most} stunting lebih sedikit dari {count(children)} balita {kind}"
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


def coverage_note(*, owner: str, local: bool, share: str) -> str:
    """Where a coverage comes from, and whom it concerns (``share_cell``)."""
    return f"{origin_cell(owner=owner, local=local)}; bagian anak yang tersangkut {share}"


EFFECT_NOTE = "persen lebih rendah pada anak yang terjangkau penuh, dengan selang 95% uji klinis"


def above_note(target: float, *, period: date) -> str:
    """What the count of a kecamatan is."""
    return f"balita diukur di atas {percent(target)}, {REGISTER} {month_short(period)}; anak tak terukur tidak dihitung"


def already_line(effects: list[str]) -> str:
    """Coverages that are at their goal already."""
    return f"Sudah di sasarannya, tidak dinaikkan: {listed([EFFECTS[one] for one in effects])}"


def null_line(effects: list[str]) -> str:
    """Interventions without effect on stunting, and why they still matter."""
    why = f"{NULL_EFFECT[0].upper()}{NULL_EFFECT[1:]}"
    return f"Efek nol dalam model: {listed([EFFECTS[one] for one in effects])}. {why}"


def children_line(*, target: float, year: int, above: int, children: int, source: str) -> str:
    """How many children stand above the target."""
    if above == 0:
        return f"Tidak ada kelebihan di atas {percent(target)} menurut {source} ({count(children)} balita)"
    return (f"Sebanyak {count(above)} balita di atas target {percent(target)} ({year}) menurut {source}, dari "
            f"{count(children)} balita")


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


def pace_read_aloud(*, title: str, target: str) -> str:
    """What the presenter says of the pace carried on: no trial stands behind it."""
    return " ".join([f"{title}.", f"{HONEST}. {PACE_SUBTITLE}", *([f"{target}."] if target else [])])


def read_aloud(*, title: str, target: str, unseen: bool, changes: bool) -> str:
    """What the presenter says of a package."""
    parts = [f"{title}.", f"{HONEST}. {SUBTITLE}"]
    if target:
        parts.append(f"{target}.")
    if not changes:
        return " ".join(parts)
    parts.append(f"{UNSEEN}; {SLOW[0].lower()}{SLOW[1:]}." if unseen else f"{SLOW}.")
    return " ".join(parts)
