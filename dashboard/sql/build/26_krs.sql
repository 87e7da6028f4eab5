-- Berapa keluarga berisiko stunting, per desa atau per kecamatan (desa_code NULL), menurut berkas terakhir?
-- too_young, too_old, too_close, too_many are counted over PUS and overlap: never added up, never divided by at_risk.
CREATE TABLE krs AS
SELECT r.* EXCLUDE (row_number)
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').krs_files, union_by_name = TRUE, filename = TRUE)
) AS r
JOIN source_order AS o ON o.source_id = r.source_id
QUALIFY row_number() OVER (
    PARTITION BY r.desa_code, r.kecamatan_code, r.period ORDER BY o.load_order DESC, r.row_number DESC
) = 1
ORDER BY r.period, r.kecamatan_code, r.desa_code;
