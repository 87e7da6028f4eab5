"""The pages in the order of the navigation, with the choices each one's story knows."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.stories import (
    aksi,
    andaikan,
    anggaran,
    bahan_rapat,
    banding,
    batas,
    dana,
    desa,
    dua_angka,
    lokus,
    metadata,
    mutu_data,
    opd,
    opd_detail,
    pasti,
    peta,
    praktik_baik,
    ringkasan,
    tindak_lanjut,
    tren,
)


@dataclass(frozen=True)
class Page:
    """A page in the navigation: address, question, label; ``options`` = its own choices as (key, values).

    The first value is the default. After ``semua`` the values of ``opd`` are those of ``choices.owner_choices()``.
    """

    slug: str
    question: str
    label: str
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


PAGES: tuple[Page, ...] = (
    Page(ringkasan.SLUG, ringkasan.QUESTION, "Ringkasan"),
    Page(peta.SLUG, peta.QUESTION, "Peta", ((peta.OPTION, ("tingkat", "jumlah")), (batas.OPTION, ("petak", "batas")))),
    Page(dua_angka.SLUG, dua_angka.QUESTION, "Dua angka"),
    Page(tren.SLUG, tren.QUESTION, "Tren", ((tren.OPTION, ("kabupaten", "kecamatan")),)),
    Page(banding.SLUG, banding.QUESTION, "Banding", ((banding.OPTION, banding.CHOICES), (banding.VIEW, banding.VIEWS))),
    Page(lokus.SLUG, lokus.QUESTION, "Lokus"),
    Page(opd.SLUG, opd.QUESTION, "OPD", ((opd.OPTION, (opd.EVERY_OWNER, opd.NOT_REPORTED)),
                                         (opd_detail.OPTION, opd_detail.CHOICES))),
    Page(pasti.SLUG, pasti.QUESTION, "Pasti", ((pasti.GROUP, pasti.GROUPS), (pasti.VIEW, pasti.VIEWS))),
    Page(desa.SLUG, desa.QUESTION, "Desa", ((desa.OPTION, desa.VIEWS),)),
    Page(andaikan.SLUG, andaikan.QUESTION, "Andaikan", (
        (andaikan.OPTION, andaikan.CHOICES), (andaikan.SCOPE, andaikan.SCOPES), (andaikan.VIEW, andaikan.VIEWS))),
    Page(anggaran.SLUG, anggaran.QUESTION, "Anggaran", ((anggaran.OPTION, anggaran.CHOICES),)),
    Page(dana.SLUG, dana.QUESTION, "Dana", ((dana.OPTION, dana.CHOICES),)),
    Page(praktik_baik.SLUG, praktik_baik.QUESTION, "Praktik baik"),
    Page(mutu_data.SLUG, mutu_data.QUESTION, "Mutu data", ((mutu_data.OPTION, mutu_data.VIEWS),)),
    Page(aksi.SLUG, aksi.QUESTION, "Aksi", ((aksi.OPTION, aksi.CHOICES),)),
    Page(tindak_lanjut.SLUG, tindak_lanjut.QUESTION, "Tindak lanjut", ((tindak_lanjut.OPTION, tindak_lanjut.CHOICES),)),
    Page(bahan_rapat.SLUG, bahan_rapat.QUESTION, "Bahan rapat", ((bahan_rapat.OPTION, bahan_rapat.CHOICES),)),
    Page(metadata.SLUG, metadata.QUESTION, "Metadata", ((metadata.OPTION, metadata.CHOICES),)),
)
