"""How the services are called in the agencies' sheets -> indicator id.

Inside a group of the wide programme sheet a column is told by the words its heading holds (the group is already known,
so TTD of REMAJA is never taken for TTD of CATIN); in the monthly forms by the whole name.
"""

from __future__ import annotations

# group key -> in the sheet's order (that of the 29 cakupan): indicator id and words of which one set must all be there
GROUPS: dict[str, tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]] = {
    "remaja": (("adolescent_ttd", (("ttd",), ("tambahdarah",))), ("adolescent_anemia_check", (("anemia",),))),
    "catinpus": (("bride_ttd", (("ttd",), ("tambahdarah",))),
                 ("premarital_mentoring", (("pendampingan",),)),
                 ("premarital_health_check", (("kesehatan",), ("periksa",))),
                 ("marriage_guidance", (("bimbingan",),)),
                 ("pus_cash_transfer", (("tunaibersyarat",),)),
                 ("pus_food_aid", (("bpnt",), ("nontunai",))),
                 ("pus_pbi_jkn", (("pbi",), ("iuran",)))),
    "ibuhamil": (("pregnant_kek_food", (("kek",), ("energikronik",))), ("pregnant_ttd90", (("ttd",), ("tambahdarah",))),
                 ("unmet_need_kb", (("unmetneed",), ("unmeetneed",))),
                 ("unwanted_pregnancy", (("ktd",), ("tidakdiinginkan",)))),
    "balita": (("complementary_feeding", (("mpasi",), ("pendampingasi",))),
               ("exclusive_breastfeeding", (("eksklusif",),)),
               ("severe_wasting_care", (("giziburuk",),)), ("growth_monitoring", (("pantau",),)),
               ("moderate_wasting_food", (("gizikurang",),)), ("basic_immunisation", (("idl",), ("imunisasi",)))),
    "keluargaberisiko": (("stop_babs_family", (("babs",),)), ("phbs_family", (("phbs",),)),
                         ("krs_fish_promotion", (("ikan",),)), ("postpartum_kb", (("pasca",),)),
                         ("krs_mentoring", (("pendampingan",),)), ("krs_home_garden", (("pekarangan",),))),
    "airminumdansanitasi": (("improved_water", (("airminum",),)), ("improved_sanitation", (("sanitasi",),))),
    "perlindungansosial": (("pkh_p2k2", (("p2k2",), ("peningkatankemampuan",))), ("kpm_varied_food", (("variasi",),))),
}
# Groups of the same sheet without a service of the 29.
OTHER_GROUPS = frozenset({"populasi", "anggarandidesa"})

# monthly forms: what follows jml_ / jml_seluruh_ / persentase_, as a key
SLUGS: dict[str, str] = {
    "ttdrematri": "adolescent_ttd", "rematrittd": "adolescent_ttd", "ttdremajaputri": "adolescent_ttd",
    "anemia": "adolescent_anemia_check", "rematrianemia": "adolescent_anemia_check",
    "periksaanemia": "adolescent_anemia_check", "pemeriksaananemia": "adolescent_anemia_check",
    "ttdcatin": "bride_ttd", "catinttd": "bride_ttd",
    "periksapranikah": "premarital_health_check", "pemeriksaanpranikah": "premarital_health_check",
    "periksakesehatanpranikah": "premarital_health_check",
    "pendampingancatin": "premarital_mentoring",
    "bimbinganperkawinan": "marriage_guidance", "bimwin": "marriage_guidance",
    "bumilkek": "pregnant_kek_food", "kek": "pregnant_kek_food",
    "ttd90": "pregnant_ttd90", "bumilttd90": "pregnant_ttd90", "ttd90bumil": "pregnant_ttd90",
    "unmetneed": "unmet_need_kb", "unmeetneed": "unmet_need_kb",
    "ktd": "unwanted_pregnancy", "kehamilantidakdiinginkan": "unwanted_pregnancy",
    "asieksklusif": "exclusive_breastfeeding", "mpasi": "complementary_feeding",
    "giziburuk": "severe_wasting_care", "gizikurang": "moderate_wasting_food",
    "pantautumbuhkembang": "growth_monitoring", "idl": "basic_immunisation",
    "imunisasidasarlengkap": "basic_immunisation", "stopbabs": "stop_babs_family", "phbs": "phbs_family",
    "kbpascasalin": "postpartum_kb", "kbpascapersalinan": "postpartum_kb",
    "pendampingankrs": "krs_mentoring", "pendampingankeluargaberisiko": "krs_mentoring",
    "promosiikan": "krs_fish_promotion", "pekarangan": "krs_home_garden",
    "airminumlayak": "improved_water", "sanitasilayak": "improved_sanitation", "p2k2": "pkh_p2k2",
    "variasibantuanpangan": "kpm_varied_food", "bpnt": "pus_food_aid", "pbi": "pus_pbi_jkn", "pbijkn": "pus_pbi_jkn",
    "bantuantunaibersyarat": "pus_cash_transfer",
}


def in_group(group: str, *, heading: str) -> str:
    """Indicator id of a column heading (a key) inside a group (a key), or ''. The first match in the sheet's order."""
    for indicator, ways in GROUPS.get(group, ()):
        if any(all(word in heading for word in words) for words in ways):
            return indicator
    return ""
