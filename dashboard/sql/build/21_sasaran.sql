-- Berapa balita terdaftar dan berapa proyeksinya, per desa dan tahun, menurut berkas terakhir?
-- The register and the projection usually come in two files: each keeps its own latest value.
CREATE TABLE sasaran AS
SELECT
    s.desa_code, s.year,
    arg_max(s.registered, (o.load_order, s.row_number)) FILTER (WHERE s.registered IS NOT NULL) AS registered,
    arg_max(s.projected, (o.load_order, s.row_number)) FILTER (WHERE s.projected IS NOT NULL) AS projected
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').sasaran_files, union_by_name = TRUE, filename = TRUE)
) AS s
JOIN source_order AS o ON o.source_id = s.source_id
GROUP BY s.desa_code, s.year
ORDER BY s.desa_code, s.year;
