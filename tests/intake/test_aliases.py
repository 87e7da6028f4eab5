"""Spellings a person confirms, and what the desk may propose: never used by itself, never another desa's name."""

from __future__ import annotations

import pytest

from dashboard.intake.aliases import AliasError, confirm, confirmed, forget, listed
from dashboard.intake.places import gazetteer
from dashboard.intake.proposals import propose, split_written

SASARAN = ["Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar", "Sasaran Proyeksi"]


def sheet(maker, name, *rows):
    return maker.xlsx(maker.files / name, [SASARAN, *[[*row, 2026, 10, 11] for row in rows]])


def test_a_confirmed_spelling_is_used_by_the_next_load(maker, codes):
    maker.load(sheet(maker, "a.xlsx", ("Kumai", "Candi"), ("Kumai", "Kumay Ulu")))
    report = maker.load(sheet(maker, "b.xlsx", ("Kumai", "Kumay Ulu"), ("Kumai", "Candi")))
    assert "desa_tidak_dikenal" in codes(report), "not known yet"
    confirm(maker.folder, kabupaten_code="62.01", kecamatan="Kumai", written="KUMAY ULU", desa_code="62.01.01.1012")
    confirm(maker.folder, kabupaten_code="62.01", kecamatan="Kumai", written="kumay  ulu", desa_code="62.01.01.1012")
    assert len(confirmed(maker.folder)) == 1, "the second was known already"
    report, table = maker.accepted(sheet(maker, "c.xlsx", ("KEC. KUMAI", "Desa Kumay Ulu")))
    assert table["desa_code"].tolist() == ["62.01.01.1012"]
    assert "desa_tidak_dikenal" not in codes(report)
    report = maker.load(sheet(maker, "d.xlsx", ("Arut Selatan", "Kumay Ulu"), ("Kumai", "Candi")))
    assert "desa_tidak_dikenal" in codes(report), "in its kecamatan only"


def test_a_file_loaded_before_the_confirmation_is_read_anew(maker, codes):
    path = sheet(maker, "a.xlsx", ("Kumai", "Candi"), ("Kumai", "Kumay Ulu"), ("Kumai", ""), ("", "Madureja"))
    report = maker.load(path)
    assert [(one.kecamatan, one.desa, one.rows) for one in report.unmatched] == [
        ("", "Madureja", 1), ("Kumai", "Kumay Ulu", 1)]
    assert maker.load(path).status == "unchanged"
    confirm(maker.folder, kabupaten_code="62.01", kecamatan="Kumai", written="Kumay Ulu", desa_code="62.01.01.1012",
            who="Dinkes")
    again = maker.load(path)
    assert (again.status, again.rows_accepted) == ("accepted", 2)
    assert [one.desa for one in again.unmatched] == ["Madureja"]
    assert maker.load(path).status == "unchanged"
    (one,) = listed(maker.folder)
    assert one.confirmed_by == "Dinkes"
    forget(maker.folder, alias=one.alias)
    assert confirmed(maker.folder) == ()


def test_an_unmatched_place_that_may_be_a_person_is_not_told(maker):
    report = maker.load(sheet(maker, "a.xlsx", ("Kumai", "Candi"), ("Kumai", "JL MAWAR RT 3"),
                              ("Kumai", "6201012001020001")))
    assert report.unmatched == ()


@pytest.mark.parametrize(
    ("written", "desa_code", "words"),
    [
        ("Sabuai Timur", "62.01.01.2003", "sudah berarti Sabuai Timur"),
        ("Kumay", "62.06.01.2001", "bukan desa Kotawaringin Barat"),
        ("", "62.01.01.2003", "kosong"),
        ("6201012001020001", "62.01.01.2003", "nomor panjang"),
    ],
)
def test_what_cannot_be_confirmed(tmp_path, written, desa_code, words):
    with pytest.raises(AliasError, match=words):
        confirm(tmp_path, kabupaten_code="62.01", kecamatan="Kumai", written=written, desa_code=desa_code)
    assert not list(tmp_path.iterdir())


def test_a_damaged_list_of_spellings_stops_nothing(tmp_path):
    (tmp_path / "aliases.csv").write_bytes(b"\xff\xfe\x00code;alias\n1\n")
    assert confirmed(tmp_path) == ()
    (tmp_path / "aliases.csv").write_text("lain,kolom\n1,2\n")
    assert confirmed(tmp_path) == ()


def test_proposals_give_a_reason_and_every_candidate():
    known = gazetteer("62.01")
    found = propose("Kumay Ulu", "Kumai", gazetteer=known)
    assert found[0].code == "62.01.01.1012"
    assert found[0].reason == "ejaan mirip"
    both = propose("Sabuai", "", gazetteer=known)
    assert [one.name for one in both][:2] == ["Sabuai", "Sabuai Timur"]
    assert "bisa desa lain" in both[1].reason
    elsewhere = propose("Candi", "Arut Selatan", gazetteer=known)
    assert elsewhere[0].code == "62.01.01.1011"
    assert elsewhere[0].reason == "nama sama, tetapi di kecamatan lain"
    assert split_written("KUMAI / CANDY") == ("KUMAI", "CANDY")
    assert split_written("- / -") == ("", "")
    assert propose("", "Kumai", gazetteer=known) == []
    assert propose("Qwxyz Zzz", "Kumai", gazetteer=known) == []
