"""Matching desa: by code, by (kecamatan, desa); what may never be merged stays apart, the unknown stays unmapped."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import reference
from dashboard.intake.places import Gazetteer, gazetteer, place_key

KABUPATEN = ("62.01", "62.06", "17.08", "61.11")
# Pairs that lists of other origin have merged; each side is its own desa wherever it exists.
NEVER_MERGED = [
    ("Sabuai", "Sabuai Timur"),
    ("Raja", "Raja Seberang"),
    ("Mendawai", "Mendawai Seberang"),
    ("Natai Raya", "Natai Baru"),
    ("Natai Raya", "Natai Kerbau"),
    ("Natai Baru", "Natai Kerbau"),
    ("Kumpai Batu Atas", "Kumpai Batu Bawah"),
    ("Riam", "Riam Durian"),
    ("Sidorejo", "Sido Mulyo"),
    ("Sulung", "Kenambui"),
    ("Taba Santing", "Taba Saling"),
]


@pytest.fixture(scope="module")
def kobar():
    return Gazetteer("62.01")


def test_two_desa_of_one_name_in_one_kecamatan_stay_unmapped(monkeypatch):
    desa = reference.desa("62.01")
    twin = desa[desa["code"] == "62.01.01.1011"].assign(code="62.01.01.2999", bps_code="")
    monkeypatch.setattr(reference, "desa", lambda code: pd.concat([desa, twin]))
    twins = Gazetteer("62.01")
    assert names(twins, "Kumai", "Candi").outcome == "desa_tidak_terpetakan"
    assert twins.by_code("62.01.01.2999", system="Kemendagri") == "62.01.01.2999"


def names(gazetteer, kecamatan, desa, kabupaten=""):
    return gazetteer.by_names(kabupaten=kabupaten, kecamatan=kecamatan, desa=desa)


@pytest.mark.parametrize("code", KABUPATEN)
def test_every_official_name_matches_itself_and_only_itself(code):
    gazetteer = Gazetteer(code)
    for row in reference.desa(code).itertuples():
        for desa, kecamatan in (
            (row.name, row.kecamatan),
            (row.name.upper(), f"KEC. {row.kecamatan.upper()}"),
            (f"Desa {row.name}", row.kecamatan),
            (f"KEL.{row.name}", row.kecamatan),
            (row.name.replace(" ", ""), row.kecamatan.replace(" ", "")),
            (row.name + "\xa0", row.kecamatan),
        ):
            assert names(gazetteer, kecamatan, desa).desa_code == row.code


@pytest.mark.parametrize("code", KABUPATEN)
def test_no_two_desa_of_a_kecamatan_share_a_key(code):
    desa = reference.desa(code)
    assert not desa.assign(key=desa["name"].map(place_key)).duplicated(["kecamatan_code", "key"]).any()


@pytest.mark.parametrize(("first", "second"), NEVER_MERGED)
def test_never_merged(first, second):
    assert place_key(first) != place_key(second)
    for code in KABUPATEN:
        gazetteer = Gazetteer(code)
        for kecamatan in set(reference.desa(code)["kecamatan"]) | {""}:
            found = {name: names(gazetteer, kecamatan, name).desa_code for name in (first, second)}
            for name, desa_code in found.items():
                if desa_code:
                    assert place_key(gazetteer.name_of[desa_code]) == place_key(name)


def test_sulung_kenambui_is_only_proposed_to_a_person(kobar):
    assert names(kobar, "Arut Selatan", "Sulung Kenambui").outcome == "desa_tidak_terpetakan"


@pytest.mark.parametrize(
    ("kecamatan", "desa", "code"),
    [
        ("KUMAI", "Sei Cabang", "62.01.01.2001"),
        ("KUMAI", "SEI. CABANG", "62.01.01.2001"),
        ("Arsel", "Madurejo", "62.01.02.1005"),
        ("P. LADA", "Pandu Senjaya", "62.01.05.2002"),
        ("Aruta", "Penahan", "62.01.04.2010"),
        ("Kumai", "Sebuai", "62.01.01.2003"),
        ("Kec. Kolam", "Sukamulya", "62.01.03.2017"),
        ("P.Banteng", "Mulia Jadi", "62.01.06.2002"),
    ],
)
def test_aliases_and_short_forms(kobar, kecamatan, desa, code):
    assert names(kobar, kecamatan, desa).desa_code == code


@pytest.mark.parametrize(
    ("kecamatan", "desa", "outcome", "kecamatan_code"),
    [
        ("Kumai", "Penahan", "desa_tidak_terpetakan", "62.01.01"),  # an alias of Arut Utara does not leave it
        ("Kumai", "Madurejo", "desa_beda_kecamatan", "62.01.01"),
        ("", "Penahan", "desa_tidak_terpetakan", ""),
        ("Kumai", "Candy", "desa_tidak_terpetakan", "62.01.01"),
        ("Kumay", "Candi", "desa_tidak_terpetakan", ""),
        ("Kumai", "", "desa_kosong", "62.01.01"),
        ("Kumai", "-", "desa_kosong", "62.01.01"),
        ("", "", "desa_kosong", ""),
    ],
)
def test_no_nearest_name(kobar, kecamatan, desa, outcome, kecamatan_code):
    place = names(kobar, kecamatan, desa)
    assert (place.desa_code, place.outcome, place.kecamatan_code) == ("", outcome, kecamatan_code)
    assert place.written


def test_name_alone_matches_when_unique_and_not_when_two_kecamatan_hold_it(monkeypatch):
    desa = reference.desa("62.01")
    twin = desa[desa["code"] == "62.01.01.1011"].assign(
        code="62.01.02.2999", kecamatan_code="62.01.02", kecamatan="Arut Selatan", bps_code="6201050999"
    )
    monkeypatch.setattr(reference, "desa", lambda code: pd.concat([desa, twin]))
    gazetteer = Gazetteer("62.01")
    assert names(gazetteer, "", "Madurejo").desa_code == "62.01.02.1005"
    assert names(gazetteer, "", "Candi").outcome == "desa_ganda_dalam_kabupaten"
    assert names(gazetteer, "Arsel", "Candi").desa_code == "62.01.02.2999"


@pytest.mark.parametrize(
    ("kabupaten", "own"),
    [
        ("KOTAWARINGIN BARAT", True),
        ("Kab. Kotawaringin Barat", True),
        ("KAB KOTAWARINGIN BARAT\xa0", True),
        ("KOBAR", True),
        ("KOTA WARINGIN BARAT", True),
        ("KABUPATEN KOTAWARINGIN BARAT", True),
        ("KOTAWARINGIN TIMUR", False),
        ("SUKAMARA", False),
        ("KOTAWARINGIN", False),
        ("KATINGAN", False),
    ],
)
def test_kabupaten(kobar, kabupaten, own):
    place = names(kobar, "KUMAI", "CANDI", kabupaten)
    assert (place.outcome == "cocok") is own
    assert (place.outcome == "kabupaten_lain") is not own


@pytest.mark.parametrize("cell", ["62.01.01.2001", "6201012001", 6201012001.0, "6201012001.0", " 62.01.01.2001\xa0"])
def test_kemendagri_code_in_every_notation(kobar, cell):
    assert kobar.code_system([cell]) == "Kemendagri"
    assert kobar.by_code(cell, system="Kemendagri") == "62.01.01.2001"


@pytest.mark.parametrize("code", KABUPATEN)
def test_the_code_system_is_decided_for_the_whole_file(code):
    gazetteer, desa = Gazetteer(code), reference.desa(code)
    assert gazetteer.code_system(desa["bps_code"]) == "BPS"
    assert gazetteer.code_system(desa["code"].str.replace(".", "")) == "Kemendagri"
    assert [gazetteer.by_code(cell, system="BPS") for cell in desa["bps_code"]] == list(desa["code"])


def test_foreign_codes(kobar):
    assert kobar.is_foreign_code("6206012001", system="Kemendagri")
    assert not kobar.is_foreign_code("62.01.01.9999", system="Kemendagri")
    assert kobar.by_code("62.01.01.9999", system="Kemendagri") == ""


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_written_gives_a_known_code_or_none(kabupaten, kecamatan, desa):
    kobar_once = gazetteer("62.01")
    place = kobar_once.by_names(kabupaten=kabupaten, kecamatan=kecamatan, desa=desa)
    assert place.desa_code == "" or place.desa_code in kobar_once.name_of


def test_a_long_number_in_a_place_column_is_not_kept(kobar):
    assert names(kobar, "Kumai", "6201012345678901").written == "(berisi nomor)"
