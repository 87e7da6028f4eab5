"""Why there are two numbers: survey and register side by side, never subtracted. Rates in percent, counts of balita."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, displayed, number, percent, percent_range

WHY = (
    "Rapat sering berhenti pada pertanyaan “angka siapa yang benar”. Survei memperkirakan semua balita dan dipakai "
    "untuk target; e-PPGBM mencatat balita yang datang diukur dan dipakai untuk melayani anak. Keduanya benar untuk "
    "tugasnya.")
HOW = (
    ("Survei dan e-PPGBM adalah dua keluarga angka: tidak disambung dengan garis, tidak dikurangkan. Yang disandingkan "
    "adalah bulan timbang terakhir pada tahun survei; bulan terpilih ditampilkan di bawahnya."),
    ("Perkiraan jumlah balita stunting = nilai survei dikali sasaran proyeksi (bila tidak ada: terdaftar), juga pada "
    "kedua ujung rentang survei."),
    ("Rentang e-PPGBM bukan galat percontoh: ujung kirinya bila semua balita yang belum diukur tidak stunting, ujung "
    "kanannya bila semuanya stunting. Tanpa sasaran dipakai rentang Wilson 95%."),
    ("Bagian stunting yang diperlukan di antara yang belum diukur = (nilai survei × sasaran − jumlah di daftar) ÷ "
     "balita yang belum diukur. Peluang diukur = rasio odds nilai e-PPGBM terhadap nilai survei."),
)

SCALE = "Persen; rentang e-PPGBM: bila yang belum diukur tidak/semua stunting"
USES = (
    "Survei: sampel acak, petugas terlatih; untuk target dan pembanding. e-PPGBM: balita yang datang diukur di "
    "posyandu; untuk melayani anak")
NO_SURVEY_TITLE = "survei untuk kabupaten ini belum ada"


def title(*, survey: float, register: float, survey_low: float, survey_high: float) -> str:
    """``Survei 17,9%, e-PPGBM 4,3%: cara ukurnya berbeda``; inside the survey's range they agree."""
    pair = f"Survei {percent(survey)}, e-PPGBM {percent(register)}"
    if survey_low <= register <= survey_high:
        return f"{pair}: keduanya sejalan"
    return f"{pair}: cara ukurnya berbeda"


def title_survey_only(*, survey: str, value: float) -> str:
    """Only a survey is known."""
    return fit(f"{survey} {percent(value)}; e-PPGBM belum dapat disandingkan",
               f"Survei {percent(value)}; e-PPGBM belum ada")


def title_register_only(*, register: str) -> str:
    """Only the register is known; ``register`` as it may be shown."""
    return fit(f"e-PPGBM {register}; {NO_SURVEY_TITLE}", f"e-PPGBM {register}; survei belum ada")


def one_in(*, implied: float, listed: int) -> str:
    """Of the children the survey implies, those on the list: ``1 dari 8``, or ``80%`` where it is most of them."""
    ratio = implied / listed
    return f"1 dari {count(ratio)}" if displayed(ratio, digits=0) >= 2 else f"{count(min(100.0, 100 / ratio))}%"


def implied_label(*, month: str) -> str:
    """What the big number is."""
    return f"balita stunting menurut survei yang ada di daftar e-PPGBM {month}"


def implied_line(*, implied: float, low: float, high: float, listed: int, basis: str) -> str:
    """``Survei berarti sekitar 4.140 balita stunting (3.370–5.010) dari …; di daftar e-PPGBM 496``."""
    return (f"Survei: sekitar {count(_rounded(implied))} balita stunting ({count(_rounded(low))}–"
            f"{count(_rounded(high))}) dari {basis}; di daftar e-PPGBM {count(listed)}")


def _rounded(children: float) -> float:
    """An estimate is told in tens; under a hundred as it is."""
    return round(children, -1) if children >= 100 else children


def about(children: float) -> str:
    """``sekitar 4.140``."""
    return f"sekitar {count(_rounded(children))}"


def bounds_line(*, unmeasured: int, low: float, high: float) -> str:
    """``Bila 11.655 balita lainnya tidak/semua stunting: 2,1–52,6%``."""
    return f"Bila {count(unmeasured)} balita lainnya tidak/semua stunting: {percent_range(low, high)}"


def coverage_line(*, needed: float, seen: float, survey: float, mixed: float) -> str:
    """What coverage could explain. ``needed`` = share (percent) among the unmeasured that would make both agree."""
    if needed > 100:
        return ("Cakupan tidak dapat menjelaskan seluruhnya: andaikata semua balita yang belum diukur stunting pun, "
                f"nilai survei {percent(survey)} belum tercapai")
    if needed < 0:
        return ("Cakupan tidak dapat menjelaskan: yang tercatat stunting di e-PPGBM sudah lebih banyak daripada "
                "perkiraan survei")
    return (f"Cakupan saja menjelaskan bila {percent(needed)} dari yang belum diukur stunting (yang diukur "
            f"{percent(seen)}); bila mereka setinggi survei, seluruhnya {percent(mixed)}")


_TIMES = dict(enumerate(("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), start=2))


def selection_line(ratio: float) -> str:
    """Selection: how unequal the chance of being measured would have to be."""
    times = 1 / ratio if ratio < 1 else ratio
    if displayed(times) == 1:
        return "Pilihan siapa yang datang tidak menjelaskan: balita stunting hampir sama seringnya datang diukur"
    word = "jarang" if ratio < 1 else "sering"
    # Below two whole numbers say too little.
    about = number(times) if times < 1.5 else _TIMES.get(round(times), count(times))
    return f"Atau balita stunting sekitar {about} kali lebih {word} datang diukur daripada balita lain"


def quality_line(quality: str) -> str:
    """How well children were measured, where there are no two numbers to explain."""
    return f"Mutu pengukuran: {quality}"


def rest_line(*, quality: str, agree: bool) -> str:
    """What coverage does not explain, and how well children were measured."""
    if agree:
        return f"Mutu pengukuran: {quality}. Kedua angka sejalan; tetap tidak saling menggantikan"
    told = quality_line(quality)
    if quality in ("cukup", "bermasalah"):
        return f"{told}; selebihnya mungkin dari cara mengukur, perlu verifikasi lapangan"
    if quality in ("baik", "sangat baik"):
        return f"{told}; itu belum membuktikan tidak ada balita yang terlewat"
    return f"{told}; cara mengukur belum dapat dikesampingkan"


def years_apart(*, survey: str, month: str, register: str, coverage: str) -> str:
    """The register has gone on since the survey: ``e-PPGBM Agu 2026: 2,9%. Diukur … Belum ada survei sesudah …``."""
    return f"e-PPGBM {month}: {register}. {coverage}. Belum ada survei sesudah {survey}"


def other_year(*, survey: str, month: str) -> str:
    """No bulan timbang in the survey's year."""
    return f"{survey} dan e-PPGBM {month} bukan tahun yang sama; sebagian beda bisa karena waktu"


def survey_panel(survey: str) -> str:
    """Under the survey's number."""
    return f"{survey} (survei): sampel acak semua balita; untuk target"


def survey_range(interval: str) -> str:
    """``Rentang 14,6–21,7% (perkiraan, seolah 671 balita)``."""
    return f"Rentang {interval}"


def register_panel(month: str) -> str:
    """Under the register's number."""
    return f"e-PPGBM {month} (pencatatan): yang datang diukur; untuk melayani"


def read_survey(*, survey: str, value: float, interval: str) -> str:
    """First sentence to read aloud."""
    return f"{survey} memperkirakan {percent(value)} dari semua balita mengalami stunting, rentang {interval}."


def read_register(*, month: str, stunted: str, measured: str, rate: str) -> str:
    """Second sentence to read aloud."""
    return f"e-PPGBM {month} mencatat {stunted} balita stunting dari {measured} yang datang diukur, yaitu {rate}."


def read_together(*, unmeasured: int | None, one_in: str) -> str:
    """How the two belong together."""
    parts = []
    if unmeasured:
        parts.append(f"Masih ada sekitar {count(_rounded(unmeasured))} balita yang belum diukur.")
    if one_in:
        parts.append(f"Dari balita stunting menurut survei, {one_in} ada di daftar.")
    parts.append("Keduanya benar untuk tugasnya: target memakai survei, pelayanan memakai daftar e-PPGBM.")
    return " ".join(parts)
