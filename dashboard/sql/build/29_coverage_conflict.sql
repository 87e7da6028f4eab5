-- Sel cakupan mana yang dilaporkan berbeda oleh dua berkas? Yang terbaru dipakai, yang lain tetap ditunjukkan.
-- A count alone (a list by name) says nothing of the sasaran: it differs only where the count does. A row with neither
-- says nothing at all.
-- One row per older value that differs from the one in use; a correction by the same agency is listed as well.
CREATE TABLE coverage_conflict AS
SELECT c.desa_code, c.indicator_id, c.period,
    c.source_id, c.numerator, c.denominator,
    r.source_id AS other_source_id, r.numerator AS other_numerator, r.denominator AS other_denominator
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').coverage_files, union_by_name = TRUE, filename = TRUE)
) AS r
JOIN source_order AS o ON o.source_id = r.source_id
JOIN coverage AS c
    ON c.desa_code = r.desa_code AND c.indicator_id = r.indicator_id AND c.period = r.period
    AND c.source_id <> r.source_id
WHERE (r.numerator IS NOT NULL OR r.denominator IS NOT NULL)
    AND (r.numerator IS DISTINCT FROM c.numerator
    OR (r.denominator IS DISTINCT FROM c.denominator AND (r.numerator IS NULL OR r.denominator IS NOT NULL)))
QUALIFY row_number() OVER (
    PARTITION BY c.desa_code, c.indicator_id, c.period, r.source_id ORDER BY r.row_number DESC
) = 1
ORDER BY c.period, c.indicator_id, c.desa_code, o.load_order;
