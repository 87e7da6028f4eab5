"""Which places truly differ: three bands and the share of chance, in words. Rates in percent, counts of places."""

from __future__ import annotations

from dashboard.words.fitting import fit, sentence_case
from dashboard.words.numbers import about, count, first_few, percent

WHY = (
    "Angka mentah desa kecil naik turun karena kebetulan. Peringkat membuat desa yang sebenarnya sama tampak terbaik "
    "dan terburuk. Di sini hanya yang jelas berbeda yang disebut.")
BANDS = (
    "Desa: peluang bahwa tingkat sebenarnya di atas ambang, setelah desa kecil ditarik ke rerata (model "
    "beta-binomial). Sedikitnya 0,8 = sangat mungkin di atas; paling banyak 0,2 = sangat mungkin di bawah; di "
    "antaranya belum dapat dibedakan.")
KECAMATAN = (
    "Kecamatan: jelas di atas atau di bawah bila seluruh rentang 95% (Wilson) berada di satu sisi ambang. Corong: "
    "batas 95% dan 99,8% di sekitar angka kabupaten; bertindak pada 99,8%.")
HATCHED = (
    "▲ pada baris di atas ambang berarti kurang dari 60% sasaran proyeksi diukur: peluang hanya memuat kebetulan, "
    "bukan siapa yang tidak diukur.")
HIDDEN = (
    "Sel yang disamarkan tidak membawa angka, rentang, atau peluang; kata di atas/di bawah tetap hanya bila tidak "
    "membuka angkanya.")

BAND_WORDS = {"atas": "sangat mungkin di atas", "belum": "belum dapat dibedakan", "bawah": "sangat mungkin di bawah",
              "": "tidak dinilai"}
NO_THRESHOLD = "Ambang belum dapat ditentukan: belum ada angka kabupaten pada periode ini"
NO_TARGET = "Belum ada target untuk tahun ini atau sesudahnya. Muat tabel target di halaman Data"
NO_PROBABILITY = (
    "Peluang per desa belum dapat dihitung: perlu sedikitnya 10 desa dengan 10 balita diukur dan ada yang stunting")
NO_DIFFERENCE = "Tidak ada bukti desa-desa berbeda: selisihnya sebesar yang dibuat kebetulan"
FUNNEL_WORDS = {"": "", "tidak berbeda": "di dalam corong", "tinggi 95": "di atas 95%", "tinggi 99,8": "di atas 99,8%",
                "rendah 95": "di bawah 95%", "rendah 99,8": "di bawah 99,8%"}


def mean_name(value: float) -> str:
    """``rerata kabupaten 2,9%``."""
    return f"rerata kabupaten {percent(value)}"


def target_note(*, year: int, scope: str) -> str:
    """Which target the line is, and that it was set for the survey."""
    return (f"Garis ini target {scope} {year} untuk survei; e-PPGBM biasanya lebih rendah, jadi di bawah garis belum "
            "berarti target tercapai")


def target_name(value: float) -> str:
    """``target survei 14,2%``: never a bare "target" beside the register."""
    return f"target survei {percent(value)}"


def line_label(*, value: float, is_mean: bool) -> str:
    """The upright line: ``Kabupaten 2,9%`` or ``ambang 20,0%``."""
    return f"{'Kabupaten' if is_mean else 'ambang'} {percent(value)}"


def title_kecamatan(*, names: list[str], below: int, places: int, line: str) -> str:
    """``Hanya Kecamatan E yang jelas di atas kabupaten``, ``e-PPGBM: semua kecamatan jelas di bawah 14%``.

    ``line`` is "kabupaten" or the threshold; at a threshold the register is named, lest it pass for a survey's target.
    """
    if len(names) == 1:
        return _fit_at(line, f"Hanya Kecamatan {names[0]} yang jelas di atas {line}",
                       f"Hanya {names[0]} yang jelas di atas {line}",
                       f"Hanya satu kecamatan yang jelas di atas {line}")
    if names:
        return _fit_at(line, f"Ada {count(len(names))} dari {count(places)} kecamatan yang jelas di atas {line}",
                       f"Ada {count(len(names))} kecamatan yang jelas di atas {line}")
    if below == places:
        return _fit_at(line, f"Semua kecamatan jelas di bawah {line}")
    return _fit_at(line, f"Belum ada kecamatan yang jelas di atas {line}")


def title_desa(*, area: str, name: str, above: int, judged: int, below: int, line: str) -> str:
    """``Kecamatan X: 2 desa sangat mungkin di atas kabupaten``, ``e-PPGBM: X, 2 desa sangat mungkin di …``."""
    if judged == 0:
        return fit(f"{area}: belum ada desa yang dapat dinilai", "Belum ada desa yang dapat dinilai")
    if above:
        told = f"{count(above)} desa sangat mungkin di atas {line}"
        bare = f"Ada {told}"
    elif below == judged:
        told = f"semua desa yang dinilai di bawah {line}"
        bare = sentence_case(told)
    else:
        told = f"belum ada desa yang jelas di atas {line}"
        bare = sentence_case(told)
    if line == "kabupaten":
        return fit(f"{area}: {told}", f"{name}: {told}", bare)
    return fit(f"e-PPGBM: {area}, {told}", f"e-PPGBM: {name}, {told}", f"e-PPGBM: {told}")


def _fit_at(line: str, *forms: str) -> str:
    """The first form that fits, with the register's name before it unless the line is the register's own mean."""
    if line == "kabupaten":
        return fit(*forms)
    return fit(*(f"e-PPGBM: {form[:1].lower()}{form[1:]}" for form in forms))


def counts_line(*, above: int, unclear: int, below: int, unjudged: int, line: str, where: str) -> str:
    """``Dari 94 desa: 5 sangat mungkin di atas 20%, 61 belum dapat dibedakan, 28 sangat mungkin di bawah``."""
    told = (f"Dari {count(above + unclear + below + unjudged)} desa{where}: {_above_words(above)} sangat mungkin di "
            f"atas {line}, {count(unclear)} belum dapat dibedakan, {count(below)} sangat mungkin di bawah")
    return f"{told}, {count(unjudged)} tidak dinilai (disamarkan atau tanpa data)" if unjudged else told


def _above_words(above: int) -> str:
    return count(above) if above else "tidak ada desa yang"


def chance_line(*, places: int, expected: float) -> str:
    """How many would stand out of the plain numbers though all were alike."""
    return (f"Andaikata semua desa sebenarnya sama, {about(expected)} dari {count(places)} desa tetap tampak menonjol "
            "pada persennya hanya karena kebetulan")


# The bands are made from shrunken shares: where all desa are alike they name hardly any.
BANDS_ALLOW_FOR_IT = "sebutan “sangat mungkin” sudah memperhitungkannya"


def above_line(names: list[str], *, line: str, most: int = 6) -> str:
    """Names in order of code, not of size."""
    return f"Sangat mungkin di atas {line}: {first_few(names, most=most)}"


def hatched_line(*, places: int, of: int, noun: str) -> str:
    """Bands that know nothing of who was missed."""
    whole = "Semua" if places == of else f"{count(places)} dari {count(of)}"
    return f"{whole} {noun} mengukur kurang dari 60% sasaran proyeksi: yang tidak diukur dapat mengubah gambaran"


def rest_line(rest: int) -> str:
    """Rows that did not fit."""
    return f"{count(rest)} desa lainnya ada di tabel"


def out_of_ten(p: float) -> str:
    """A probability as a village head counts: ``9 dari 10``."""
    return ">9 dari 10" if p >= 0.95 else "<1 dari 10" if p < 0.05 else f"{count(10 * p)} dari 10"


def tenths(p: float) -> str:
    """The same for a narrow column: ``9/10``."""
    return out_of_ten(p).replace(" dari ", "/")


def read_aloud(*, title: str, counts: str, chance: str) -> str:
    """Three sentences."""
    return " ".join(f"{part}." for part in (title, counts, chance) if part)
