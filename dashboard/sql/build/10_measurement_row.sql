-- Baris pengukuran apa saja yang diterima, dan mana yang dengan sendirinya tidak dapat dihitung?
CREATE TEMP VIEW measurement_row AS
SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
FROM read_parquet(getvariable('build').measurement_files, union_by_name = TRUE, filename = TRUE);

-- Reasons that a row carries in itself, first one wins. Age limit: WHO's tables, 0-1826 days.
CREATE TEMP MACRO unusable_reason(is_registration, age_days, sex) AS (
    CASE WHEN is_registration THEN 'registrasi'
        WHEN age_days IS NULL THEN 'tanpa_umur'
        WHEN age_days NOT BETWEEN 0 AND 1826 THEN 'umur_di_luar'
        WHEN sex IS NULL THEN 'tanpa_jenis_kelamin' END
);
