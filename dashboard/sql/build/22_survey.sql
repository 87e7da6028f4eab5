-- Hasil survei mana yang diketahui? Tabel rujukan dulu, berkas yang dimuat menggantikannya.
CREATE TABLE survey AS
WITH everything AS (
    SELECT 0 AS load_order, row_number() OVER () AS row_number, area_code, year::INTEGER AS year, survey,
        prevalence::DOUBLE AS prevalence, nullif(ci_low, '')::DOUBLE AS ci_low, nullif(ci_high, '')::DOUBLE AS ci_high,
        estimator, source, certainty, note, NULL::INTEGER AS n
    FROM ref_surveys
    UNION ALL BY NAME
    SELECT o.load_order, s.* EXCLUDE (filename)
    FROM read_parquet(getvariable('build').survey_files, union_by_name = TRUE, filename = TRUE) AS s
    JOIN source_order AS o ON o.source_id = parse_filename(s.filename, TRUE)
)
SELECT area_code, year, survey, prevalence, ci_low, ci_high, estimator, source, certainty, note, n
FROM everything
QUALIFY row_number() OVER (PARTITION BY area_code, year, survey ORDER BY load_order DESC, row_number DESC) = 1
ORDER BY area_code, year, survey;
