-- Target mana yang berlaku? Tabel rujukan dulu, berkas yang dimuat menggantikannya.
CREATE TABLE target AS
WITH everything AS (
    SELECT 0 AS load_order, row_number() OVER () AS row_number, scope, area_code, indicator_id, year::INTEGER AS year,
        value::DOUBLE AS value, status, legal_basis, certainty, path
    FROM ref_targets
    UNION ALL BY NAME
    SELECT o.load_order, t.* EXCLUDE (filename)
    FROM read_parquet(getvariable('build').target_files, union_by_name = TRUE, filename = TRUE) AS t
    JOIN source_order AS o ON o.source_id = parse_filename(t.filename, TRUE)
)
SELECT scope, area_code, indicator_id, year, value, status, legal_basis, certainty, path
FROM everything
QUALIFY row_number() OVER (
    PARTITION BY scope, area_code, indicator_id, path, year ORDER BY load_order DESC, row_number DESC
) = 1
ORDER BY scope, area_code, indicator_id, path, year;
