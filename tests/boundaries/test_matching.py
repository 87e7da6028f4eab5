"""Whose polygon is whose: attribute names of every usual source, code systems, names, and what must never match."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import reference
from dashboard.boundaries.attributes import columns_for, key_of
from dashboard.boundaries.matching import Matching, match_features
from dashboard.intake.places import gazetteer

KOBAR = reference.desa("62.01")


def match(frame: pd.DataFrame, *, code: str = "62.01") -> Matching:
    return match_features(frame, places=gazetteer(code))


def test_names_cut_by_a_shapefile_are_known() -> None:
    assert key_of("Nama_Kec.") == "namakec"
    assert columns_for(["kode_wilayah", "DESA_KELURAHAN"], columns=["DESA_KELUR", "kode_wilay", "x"]) == [
        "kode_wilay", "DESA_KELUR"]


def bps_parts() -> pd.DataFrame:
    bps = KOBAR["bps_code"]
    return pd.DataFrame({"kdprov": bps.str[:2].astype(int), "kdkab": bps.str[2:4].astype(int), "kdkec": bps.str[4:7],
                         "kddesa": bps.str[7:].astype(int)})


@pytest.mark.parametrize(("frame", "system"), [
    (pd.DataFrame({"KDEPUM": KOBAR["code"], "KDEBPS": None, "WADMKD": KOBAR["name"]}), "Kemendagri"),
    (pd.DataFrame({"KODE_KD": KOBAR["code"].str.replace(".", "").astype(float), "KEL_DESA": KOBAR["name"]}),
     "Kemendagri"),
    (pd.DataFrame({"iddesa": KOBAR["bps_code"], "nmdesa": KOBAR["name"]}), "BPS"),
    (bps_parts(), "BPS"),
    (pd.DataFrame({"idsls": KOBAR["bps_code"] + "0001"}), "BPS"),
    (pd.DataFrame({"ADM4_PCODE": "ID" + KOBAR["bps_code"], "ADM4_EN": KOBAR["name"]}), "BPS"),
    (pd.DataFrame({"id": range(94), "kode": KOBAR["code"]}), "Kemendagri"),
], ids=["BIG", "Kemendagri", "BPS", "BPS in parts", "SLS", "OCHA", "plain"])
def test_every_usual_source_matches_by_code(frame: pd.DataFrame, system: str) -> None:
    found = match(frame)
    assert found.system == system
    assert [one.code for one in found.matches] == KOBAR["code"].tolist()
    assert all(one.by_code for one in found.matches)


def test_the_code_column_is_the_one_that_matches_not_the_first() -> None:
    frame = pd.DataFrame({"KDEPUM": "", "KDEBPS": KOBAR["bps_code"], "WADMKD": KOBAR["name"]})
    assert match(frame).system == "BPS"


def test_without_codes_kecamatan_and_name_decide() -> None:
    frame = pd.DataFrame({"NAMOBJ": KOBAR["name"].str.upper(), "WADMKC": "KEC. " + KOBAR["kecamatan"]})
    found = match(frame)
    assert found.system is None
    assert [one.code for one in found.matches] == KOBAR["code"].tolist()


def test_code_wins_over_a_misspelt_name_and_near_names_never_match() -> None:
    frame = pd.DataFrame({
        "KDEPUM": ["62.01.01.2014", "", "", "62.06.01.2001"],
        "WADMKD": ["Sungai Sekoyer", "Sabuai Tmur", "Raja Sebrang", "Raja"],
        "WADMKC": ["Kumai", "Kumai", "Arut Selatan", ""]})
    found = match(frame).matches
    assert (found[0].code, found[0].by_code, found[0].by_name) == ("62.01.01.2014", True, False)
    assert [one.code for one in found[1:]] == ["", "", ""]  # the last is a neighbour's, whatever its name


def test_filler_rows_belong_to_nobody() -> None:
    frame = pd.DataFrame({"KDEPUM": [None, " ", "13.--", "62.01.02.1001"], "WADMKD": [None, "", " ", None]})
    assert [one.code for one in match(frame).matches][:3] == ["", "", ""]


def test_a_layer_of_kecamatan_is_not_one_of_desa() -> None:
    kecamatan = KOBAR.drop_duplicates("kecamatan_code")
    with_codes = pd.DataFrame({"code": kecamatan["kecamatan_code"], "name": kecamatan["kecamatan"]})
    assert match(with_codes).is_of_kecamatan
    assert match(pd.DataFrame({"WADMKC": kecamatan["kecamatan"], "NAMOBJ": kecamatan["kecamatan"]})).is_of_kecamatan
    assert not match(pd.DataFrame({"kode": KOBAR["code"], "nama": KOBAR["name"]})).is_of_kecamatan


def test_a_kabupaten_without_bps_codes_takes_no_blank_for_a_code() -> None:
    frame = pd.DataFrame({"KDEPUM": ["", ""], "KDEBPS": ["", ""], "NAMOBJ": ["", "Entah"]})
    assert match(frame, code="33.17").desa == set()
