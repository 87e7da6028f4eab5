-- Sejauh mana tiga standar terpenuhi, per desa dan bulan, menurut berkas terakhir?
CREATE TABLE readiness AS
SELECT r.* EXCLUDE (row_number)
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').readiness_files, union_by_name = TRUE, filename = TRUE)
) AS r
JOIN source_order AS o ON o.source_id = r.source_id
QUALIFY row_number() OVER (
    PARTITION BY r.desa_code, r.period ORDER BY o.load_order DESC, r.row_number DESC
) = 1
ORDER BY r.period, r.desa_code;
