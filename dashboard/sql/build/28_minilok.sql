-- Berapa mini lokakarya direncanakan dan terlaksana, per kecamatan dan bulan, menurut berkas terakhir?
CREATE TABLE minilok AS
SELECT r.* EXCLUDE (row_number)
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').minilok_files, union_by_name = TRUE, filename = TRUE)
) AS r
JOIN source_order AS o ON o.source_id = r.source_id
QUALIFY row_number() OVER (
    PARTITION BY r.kecamatan_code, r.period ORDER BY o.load_order DESC, r.row_number DESC
) = 1
ORDER BY r.period, r.kecamatan_code;
