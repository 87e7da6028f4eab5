"""The takeaway of every page: numbers in, one line of Bahasa out, at most 60 characters.

No title begins with a figure; every number in it is the displayed one; names too long for the line give way to a
shorter form before a number does.
"""

from __future__ import annotations

from dashboard.words.fitting import fit, sentence_case
from dashboard.words.numbers import change, count, displayed, displayed_change, percent, points

# Verdicts of analysis.change, as words on screen.
FELL, ROSE, UNCLEAR, BORDERLINE, NOT_COMPARABLE = (
    "turun nyata", "naik nyata", "belum dapat dibedakan", "di batas", "tidak sebanding")


def survey_against_target(*, value: float, target: float, target_year: int) -> str:
    """``Stunting 21,3%: masih 4,5 poin di atas target 2025`` (percent values)."""
    gap = displayed_change(before=target, after=value)
    if gap > 0:
        return f"Stunting {percent(value)}: masih {points(gap)} di atas target {target_year}"
    if gap == 0:
        return f"Stunting {percent(value)}: tepat pada target {target_year}"
    return f"Stunting {percent(value)}: {points(gap)} di bawah target {target_year}"


def survey_alone(*, value: float, survey: str, year: int) -> str:
    """Title where no target is known."""
    return fit(f"Stunting {percent(value)} menurut {survey} {year}; target belum ada",
               f"Stunting {percent(value)} menurut survei {year}")


def register_area(*, area: str, value: float, measured: int) -> str:
    """A kecamatan (or a kabupaten without survey): the register's rate among those measured."""
    rate = percent(value)
    return fit(f"{area}: stunting {rate} dari {count(measured)} balita diukur",
               f"{area}: stunting {rate} balita diukur",
               f"Stunting {rate} dari {count(measured)} balita yang diukur")


def register_low_coverage(*, area: str, coverage: float) -> str:
    """Coverage in percent of the registered children; under the limit the number does not speak for all."""
    share = percent(coverage, digits=0)
    return fit(f"Baru {share} balita terdaftar di {area} diukur: belum mewakili semua",
               f"Baru {share} balita terdaftar diukur: belum mewakili semua")


def too_few(*, area: str) -> str:
    """Fewer measured than the reliability or privacy floor."""
    return fit(f"{area}: balita diukur terlalu sedikit", "Balita yang diukur terlalu sedikit untuk dihitung")


def hidden(*, area: str, label: str) -> str:
    """The count may not be shown: ``Kecamatan X: kurang dari 5 balita stunting tercatat``."""
    if label.startswith("<"):
        few = f"kurang dari {label.removeprefix('<')} balita stunting tercatat"
        return fit(f"{area}: {few}", f"{few[:1].upper()}{few[1:]}")
    if label.startswith("n<"):
        return too_few(area=area)
    return fit(f"{area}: angka disamarkan demi privasi anak", "Angka disamarkan demi privasi anak")


def map_rates(*, high: int, middle: int, classed: int, desa: int, kecamatan: str | None) -> str:
    """``Masih ada 14 desa di kelas tinggi atau sangat tinggi``; where few desa have a class, that is said first."""
    if classed > 0 and high + middle == 0:
        plain = f"Dari {count(desa)} desa, {count(classed)} dapat dinilai: semua di bawah 10%"
        return fit(f"{kecamatan}: {count(classed)} desa dinilai, semua di bawah 10%", plain) if kecamatan else plain
    if 0 < classed < desa / 2:
        found = f"{count(high)} di kelas tinggi" if high else f"{count(middle)} di kelas sedang"
        few = f"baru {count(classed)} dari {count(desa)} desa bernilai"
        plain = f"{sentence_case(few)}; {found}"
        return fit(f"{kecamatan}: {few}", plain) if kecamatan else plain
    if classed == 0:
        plain = "Belum ada desa dengan data yang cukup"
        return fit(f"{kecamatan}: belum ada desa dengan data cukup", plain) if kecamatan else plain
    if high > 0:
        plain = f"Masih ada {count(high)} desa di kelas tinggi atau sangat tinggi"
        return fit(f"{kecamatan}: {count(high)} desa di kelas tinggi atau lebih", plain) if kecamatan else plain
    plain = f"Tidak ada desa di kelas tinggi; {count(middle)} desa di kelas sedang"
    return fit(f"{kecamatan}: tidak ada kelas tinggi, {count(middle)} desa sedang", plain) if kecamatan else plain


_SHARES = {3: "Sepertiga", 2: "Separuh"}


def map_counts(*, share: int, desa: int | None) -> str:
    """``Sepertiga balita stunting tercatat ada di 11 desa``; ``share`` 3 = a third, 2 = half."""
    if desa is None:
        return "Jumlah balita stunting per desa terlalu kecil untuk dibaca"
    return f"{_SHARES[share]} balita stunting tercatat ada di {count(desa)} desa"


def survey_change(*, before: float, after: float, year: int, verdict: str) -> str:
    """The last two surveys: ``Turun 1,6 poin, tetapi belum tentu benar-benar berubah``."""
    moved = change(before=before, after=after).capitalize()
    if moved == "Tetap":
        return f"Tetap {percent(after)} sejak {year}: perubahan belum terlihat"
    if verdict in (FELL, ROSE):
        word = "Turun nyata" if verdict == FELL else "Naik nyata"
        return f"{word} {points(displayed_change(before=before, after=after))} sejak {year}"
    if verdict == BORDERLINE:
        return f"{moved} sejak {year}: di batas nyata dan kebetulan"
    return f"{moved}, tetapi belum tentu benar-benar berubah"


def one_survey(*, survey: str, year: int) -> str:
    """A direction needs two values."""
    return fit(f"Baru satu survei ({survey} {year}): arah belum terlihat", "Baru satu survei: arah belum terlihat")


def one_month(*, area: str) -> str:
    """A direction needs two bulan timbang."""
    return fit(f"{area}: baru satu bulan timbang, arah belum terlihat", "Baru satu bulan timbang: arah belum terlihat")


def register_change(*, area: str, before: float, after: float, since: str, verdict: str) -> str:
    """Two bulan timbang of the register, where there is no survey to speak first; ``since`` = ``Feb 2026``."""
    moved = change(before=before, after=after)
    if displayed_change(before=before, after=after) == 0 and verdict != NOT_COMPARABLE:
        return fit(f"{area}: angka sama dengan {since}", f"e-PPGBM: angka sama dengan {since}")
    word = {NOT_COMPARABLE: "tidak sebanding", FELL: "perubahan nyata", ROSE: "perubahan nyata"}.get(
        verdict, "belum tentu berubah")
    return fit(f"{area}: {moved}, {word}", f"e-PPGBM {moved}: {word}")


def kecamatan_changes(*, fell: int, rose: int, compared: int, all_places: int) -> str:
    """How many kecamatan moved beyond chance between two bulan timbang, of those that can be compared."""
    if compared == 0:
        return "Belum ada dua bulan timbang yang sebanding"
    if fell == 0 and rose == 0:
        return "Belum ada kecamatan yang jelas berubah"
    of = f"{count(compared)} kecamatan" if compared == all_places else f"{count(compared)} kecamatan yang sebanding"
    if rose == 0:
        return f"Turun nyata di {count(fell)} dari {of}"
    if fell == 0:
        return f"Naik nyata di {count(rose)} dari {of}"
    return f"Turun nyata di {count(fell)} kecamatan, naik nyata di {count(rose)}"


def one_kecamatan_change(*, name: str, before: float, after: float, verdict: str) -> str:
    """The only kecamatan that can be compared, by name: ``Arut Selatan: turun nyata, 3,2% ke 2,5%``."""
    told = f"{verdict}, {percent(before)} ke {percent(after)}"
    return fit(f"{name}: {told}", sentence_case(told))


def services(*, silent: int, worst: str | None, office: str, names: tuple[str, ...] = (),
             partial: tuple[str, ...] = (), waiting: int = 0) -> str:
    """``Belum melapor: Dinsos, DPUPR; paling tertinggal: TTD remaja putri``; ``office`` is 'OPD' or 'instansi'.

    ``names`` of the silent ones; ``partial`` = offices of which some indicator is missing; ``waiting`` = offices whose
    report is not due yet.
    """
    if silent == 0:
        return _nobody_silent(worst=worst, partial=partial, waiting=waiting)
    named = (", ".join(names),) if names else ()
    if worst is None:
        rest = "" if partial else "; lainnya mencapai target"
        return fit(*(f"Belum melapor: {text}{rest}" for text in named),
                   f"Belum melapor: {count(silent)} {office}{rest}")
    return fit(*(f"Belum melapor: {text}; paling tertinggal: {worst}" for text in named),
               *(f"Belum melapor: {text}; tertinggal: {worst}" for text in named),
               f"Belum melapor: {count(silent)} {office}; paling tertinggal: {worst}",
               f"Belum melapor: {count(silent)} {office}; tertinggal: {worst}",
               f"Belum melapor: {count(silent)}; tertinggal: {worst}",
               f"Belum melapor: {count(silent)} {office}")


def _nobody_silent(*, worst: str | None, partial: tuple[str, ...], waiting: int) -> str:
    behind = f"; paling tertinggal: {worst}" if worst else ""
    if partial:
        return fit(f"Laporan belum lengkap: {', '.join(partial)}{behind}",
                   f"Belum lengkap: {count(len(partial))} instansi{behind}",
                   f"Laporan belum lengkap: {count(len(partial))} instansi")
    if waiting:
        return fit(f"Laporan {count(waiting)} instansi belum jatuh tempo{behind}", f"Paling tertinggal: {worst}",
                   f"Laporan {count(waiting)} instansi belum jatuh tempo")
    if worst is None:
        return "Semua sudah melapor dan mencapai target"
    return fit(f"Semua sudah melapor; paling tertinggal: {worst}", f"Paling tertinggal: {worst}")


def not_reported(*, month: str, names: tuple[str, ...], empty: int) -> str:
    """``Belum melapor Agu 2026: Dinsos dan DPUPR; 812 sel kosong``."""
    cells = f"{count(empty)} sel kosong"
    if names:
        return fit(f"Belum melapor {month}: {', '.join(names)}; {cells}", f"Belum melapor {month}: {', '.join(names)}",
                   f"Belum melapor {month}: {count(len(names))} instansi; {cells}")
    if empty:
        return fit(f"Semua instansi melapor {month}; {cells}", f"Semua instansi sudah melapor; {cells}")
    return f"Laporan {month} lengkap dari semua instansi"


def reports_of_one(*, agency: str, month: str, last: str | None) -> str:
    """An owner whose report of the month has not come: ``Dinsos: laporan Agu 2026 belum masuk; data s.d. Mei 2026``."""
    if last is None:
        return fit(f"{agency}: belum ada laporan cakupan", "Belum ada laporan cakupan dari instansi ini")
    return fit(f"{agency}: laporan {month} belum masuk; data s.d. {last}", f"{agency}: laporan {month} belum masuk")


def services_of_one(*, agency: str, critical: int, warned: int, reached: int, reported: int) -> str:
    """One owner's indicators."""
    if reported == 0:
        return fit(f"{agency}: belum ada laporan cakupan", "Belum ada laporan cakupan dari instansi ini")
    if critical:
        return fit(f"{agency}: {count(critical)} dari {count(reported)} indikator kritis",
                   f"Kritis: {count(critical)} dari {count(reported)} indikator")
    if warned:
        return fit(f"{agency}: {count(warned)} dari {count(reported)} indikator perlu perhatian",
                   f"Perlu perhatian: {count(warned)} dari {count(reported)} indikator")
    if reached == 0:
        return fit(f"{agency}: belum ada indikator yang dapat dinilai", "Belum ada indikator yang dapat dinilai")
    return fit(f"{agency}: {count(reached)} indikator mencapai target", f"{count(reached)} indikator mencapai target")


def data_quality(*, coverage: float | None, silent: int, limit: float, area: str) -> str:
    """Coverage (percent of registered) and desa that sent nothing."""
    sent = f"{count(silent)} desa belum mengirim data" if silent else "semua desa mengirim data"
    if coverage is None:
        return fit(f"Cakupan belum dapat dihitung; {sent}", "Cakupan belum dapat dihitung")
    if displayed(coverage) < displayed(limit):
        measured = f"Baru {percent(coverage)} balita terdaftar diukur"
        shorter = f"{count(silent)} desa belum mengirim" if silent else "semua desa mengirim"
        return fit(f"{measured}; {sent}", f"{measured}; {shorter}", measured)
    return fit(f"Cakupan {percent(coverage)} di {area}; {sent}", f"Cakupan {percent(coverage)}; {sent}",
               f"Cakupan {percent(coverage)}")


def row_flow(*, read: int, counted: int) -> str:
    """``Dari 6.440 baris, 6.268 anak dihitung (97,3%)``."""
    if not read:
        return "Belum ada baris pengukuran pada bulan ini"
    return f"Dari {count(read)} baris, {count(counted)} anak dihitung ({percent(100 * counted / read)})"


def file_findings(*, rejected: int, emptied: int, doubtful: int) -> str:
    """Rows found wrong in the files: rejected, cells emptied, kept but doubtful."""
    if not rejected + emptied + doubtful:
        return "Tidak ada temuan pada berkas yang dipakai"
    no, emptied_n, look = count(rejected), count(emptied), count(doubtful)
    if not rejected:
        rest = f"{look} perlu dilihat" if doubtful else f"{emptied_n} dikosongkan"
        return f"Tidak ada baris ditolak; {rest}"
    return fit(f"Temuan: {no} baris ditolak, {emptied_n} dikosongkan, {look} perlu dilihat",
               f"Ditolak {no}, dikosongkan {emptied_n}, perlu dilihat {look}")
