"""The provincial criterion in words: its median is told too roughly to point at one desa."""

from dashboard.words.lokus import criterion_line


def told(share: float) -> str:
    return criterion_line(grades=("A", "A"), high=4, unknown=0, listed=5, cases=6.0, share=share)


def test_the_median_of_the_desa_has_no_decimal() -> None:
    """2,63% of known numbers measured would be 1 of 38 and nothing else: one desa, and its count."""
    assert told(100 / 38) == told(100 * 2 / 69)
    assert told(100 / 38).endswith("di atas median desa (sekitar 3%)")


def test_where_most_desa_have_few_cases_five_are_the_whole_criterion() -> None:
    line = criterion_line(grades=("", ""), high=0, unknown=0, listed=5, cases=4.0, share=3.0)
    assert line == ("Kriteria provinsi: 0 dari 5 tinggi: nilai di bawah B (A 100%, B sedikitnya 75%). "
                    "Tinggi = sedikitnya 5 kasus; separuh desa atau lebih tidak sebanyak itu")
