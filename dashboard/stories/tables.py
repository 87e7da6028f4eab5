"""Table twins shared by stories: the columns of measured places."""

from __future__ import annotations

from dashboard.stories.measures import Measure
from dashboard.stories.story import Column, Value

PLACE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Kode", "code"),
    Column("name", "Wilayah"),
    Column("n_stunted", "Balita stunting", "count"),
    Column("n_measured", "Balita diukur", "count"),
    Column("rate", "Prevalensi", "percent"),
    Column("low", "Rentang bawah", "percent"),
    Column("high", "Rentang atas", "percent"),
    Column("n_registered", "Sasaran terdaftar", "count"),
    Column("coverage_registered", "Cakupan terdaftar", "percent"),
    Column("n_projected", "Sasaran proyeksi", "count"),
    Column("coverage_projected", "Cakupan proyeksi", "percent"),
)


def place_row(measure: Measure) -> tuple[Value, ...]:
    """Raw values of one place; a hidden cell holds its label, a rate under the reliability floor ``x dari n``."""
    n: Value = measure.label if measure.label.startswith("n<") else measure.n_measured
    stunted: Value = measure.label if measure.hidden else (measure.n_stunted if measure.n_measured else None)
    # "<5" under a percentage would read as a rate.
    word = f"kasus {measure.label}" if measure.label.startswith("<") else measure.rate_text
    rate: Value = measure.rate if measure.rate is not None else word
    # A coverage beside "n<10" would give n back.
    tiny = measure.label.startswith("n<")
    return (
        measure.code, measure.name, stunted, n, rate, measure.low, measure.high, measure.n_registered,
        measure.label if tiny else measure.coverage_registered, measure.n_projected,
        measure.label if tiny else measure.coverage_projected,
    )


COVERAGE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Kode", "code"), Column("name", "Wilayah"), Column("n_rows", "Baris dibaca", "count"),
    Column("n_measured", "Balita diukur", "count"), Column("n_registered", "Sasaran terdaftar", "count"),
    Column("coverage_registered", "Cakupan terdaftar", "percent"),
    Column("n_projected", "Sasaran proyeksi", "count"),
    Column("coverage_projected", "Cakupan proyeksi", "percent"), Column("note", "Catatan"),
)


def coverage_row(measure: Measure) -> tuple[Value, ...]:
    """Coverage of one place against both sasaran; under the privacy floor the label stands for n and its shares."""
    note = "belum mengirim data" if measure.n_rows == 0 else measure.badge
    if measure.label.startswith("n<"):
        label = measure.label
        return (measure.code, measure.name, label, label, measure.n_registered, label, measure.n_projected, label, note)
    return (measure.code, measure.name, measure.n_rows, measure.n_measured, measure.n_registered,
            measure.coverage_registered, measure.n_projected, measure.coverage_projected, note)
