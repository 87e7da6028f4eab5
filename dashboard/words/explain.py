"""Standing texts per page: "Mengapa penting" and "Cara hitung". Facts of method; limits come from the settings."""

from __future__ import annotations

from dashboard.settings import Settings
from dashboard.words.numbers import MONTHS, count, listed, percent, short_number

WHY: dict[str, str] = {
    "ringkasan": (
        "Rapat perlu sepakat pada satu angka dan satu target sebelum membahas kegiatan. Survei memperkirakan semua "
        "balita dan dipakai untuk target; e-PPGBM mencatat balita yang datang diukur."),
    "peta": (
        "Desa dengan persentase tinggi belum tentu desa dengan anak stunting terbanyak. Keduanya perlu dilihat sebelum "
        "menetapkan lokus dan membagi anggaran."),
    "tren": (
        "Angka yang turun sedikit bisa jadi hanya kebetulan. Rapat perlu tahu perubahan mana yang melebihi rentang "
        "ketidakpastian sebelum memuji atau menegur."),
    "opd": (
        "Layanan yang belum sampai ke sasaran adalah pekerjaan yang dapat dijanjikan hari ini. Laporan yang belum "
        "masuk membuat rapat menilai tanpa dasar."),
    "mutu_data": (
        "Angka hanya sebaik pengukurannya. Siapa yang belum diukur dan baris mana yang gugur menentukan seberapa jauh "
        "angka boleh dipercaya."),
}

PREVALENCE = (
    "Prevalensi e-PPGBM = balita dengan TB/U di bawah −2 SD dibagi balita yang tingginya terukur sah pada bulan itu "
    "(bukan dibagi sasaran). Nilai wilayah = jumlah pembilang dibagi jumlah penyebut, bukan rerata persentase.")
Z_SCORE = "z-score dihitung ulang dari umur, jenis kelamin, tinggi, dan cara ukur menurut standar WHO 2006."
SURVEY_INTERVAL = (
    "Bila selang survei tidak dipublikasikan, dipakai perkiraan: selang Wilson dengan jumlah sampel yang diterbitkan "
    "(bila tidak ada: 671 balita, rerata per kabupaten/kota) dan efek rancangan 1,5. Ini perkiraan, bukan selang "
    "resmi, dan hanya memuat galat percontoh.")
PACE = (
    "Laju perlu = (nilai survei terakhir − target) dibagi sisa tahun. Target yang diisi di antara dua tahun resmi "
    "ditandai interpolasi.")
FAMILIES = (
    "Survei dan e-PPGBM adalah dua keluarga angka: tidak pernah disambung, dikurangkan, atau disebut turun/naik satu "
    "terhadap yang lain.")
CLASSES = "Kelas WHO–UNICEF menurut nilai yang tampil: <2,5; 2,5–<10; 10–<20; 20–<30; ≥30 persen."
BANDS = (
    "Sangat mungkin di atas ambang = peluang sedikitnya 0,8 bahwa tingkat sebenarnya melebihi ambang, setelah nilai "
    "desa kecil ditarik ke rerata kabupaten (model beta-binomial). Hanya memuat kebetulan, bukan siapa yang tidak "
    "diukur.")
VERDICT = (
    "Turun atau naik nyata = selang 95% dari selisih (Newcombe) seluruhnya di bawah atau di atas nol. Di batas = "
    "putusan berubah bila efek rancangan 2 dipakai. e-PPGBM dibandingkan hanya bila kedua bulan mengukur sedikitnya 30 "
    "balita dan cakupan berubah paling banyak 5 poin.")
SERVICES = (
    "Nilai = jumlah pembilang dibagi jumlah penyebut dari laporan terakhir tiap desa pada tahun itu sampai periode "
    "terpilih; laporan bulan yang berbeda tidak dijumlahkan. Kosong berarti belum melapor, bukan 0. Penyebut 0 berarti "
    "tidak ada sasaran.")
ARRIVALS = (
    "Terlapor menghitung indikator yang laporannya untuk bulan terpilih sudah masuk (sedikitnya dari satu desa); nilai "
    "dari bulan sebelumnya menyebut bulannya. Sel = satu desa, satu indikator. Keadaan dinilai per tanggal laporan "
    "terbaru yang dimuat; bila belum ada laporan setelah bulan itu, per akhir bulan berikutnya.")
SERVICE_TARGETS = "Target diambil dari tabel indikator; yang bertanda “perlu dicek” belum dipastikan."
QUALITY = (
    "Mutu = yang terburuk dari tiga ukuran: angka akhir tinggi badan (DPS: <8 sangat baik, <12 baik, <20 cukup, "
    "selebihnya bermasalah), nilai mustahil TB/U (lebih dari 1% bermasalah), dan simpang baku TB/U.")
ROW_FLOW = (
    "Alur data menghitung setiap baris yang dibaca sampai menjadi anak yang dihitung; tidak ada baris yang hilang "
    "tanpa alasan.")


def privacy(settings: Settings) -> str:
    """What is hidden, and why another cell goes with it."""
    return (
        f"Sel dengan 1–{count(settings.min_cases_private - 1)} kasus, kurang dari "
        f"{count(settings.min_measured_private)} balita diukur, atau semua balita diukur adalah kasus disamarkan; satu "
        "sel lain ikut disamarkan bila angkanya dapat dihitung balik dari total.")


def reliability(settings: Settings) -> str:
    """The floor under which there is no percentage."""
    return (f"Kurang dari {count(settings.min_measured_reliable)} balita diukur: tidak ada persentase dan kelas, hanya "
            "“x dari n”.")


def coverage(settings: Settings) -> str:
    """Both denominators and what low coverage does to a class."""
    return (
        "Cakupan dihitung terhadap sasaran terdaftar dan proyeksi. Di bawah "
        f"{percent(100 * settings.coverage_enough, digits=0)} terdaftar, atau tidak diketahui, diberi garis tipis; "
        f"di bawah {percent(100 * settings.coverage_blank, digits=0)} tidak diberi kelas. Lebih dari 100% ditandai, "
        "tidak dipotong.")


def report_due(settings: Settings) -> str:
    """When a report is due, and what is asked only in some months."""
    months = listed([MONTHS[month - 1] for month in sorted(settings.scheduled_months)])
    some = f"; {count(len(settings.scheduled_indicators))} indikator berjadwal ditagih untuk {months}"
    return (f"Laporan bulanan jatuh tempo tanggal {count(settings.report_due_day)} bulan berikutnya"
            f"{some if settings.scheduled_indicators else ''}.")


def service_status(settings: Settings) -> str:
    """How far from the target each shape begins."""
    gap = short_number(settings.status_gap_points)
    return (
        f"✓ mencapai target; ▲ paling banyak {gap} poin dari target; ■ lebih dari {gap} poin. ↓ = lebih rendah lebih "
        f"baik: ▲ sampai {percent(100 * settings.lower_is_better_margin, digits=0)} di atas target, ■ lebih dari itu.")


def how(page: str, *, settings: Settings) -> tuple[str, ...]:
    """"Cara hitung" of one page, one paragraph each."""
    return {
        "ringkasan": (SURVEY_INTERVAL, PACE, PREVALENCE, Z_SCORE, FAMILIES),
        "peta": (PREVALENCE, Z_SCORE, CLASSES, BANDS, coverage(settings), reliability(settings), privacy(settings)),
        "tren": (VERDICT, SURVEY_INTERVAL, PREVALENCE, FAMILIES, privacy(settings)),
        "opd": (SERVICES, report_due(settings), ARRIVALS, service_status(settings), SERVICE_TARGETS, privacy(settings)),
        "mutu_data": (coverage(settings), QUALITY, Z_SCORE, ROW_FLOW),
    }[page]
