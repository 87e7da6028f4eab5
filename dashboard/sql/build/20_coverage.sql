-- Berapa yang dilayani dan berapa sasarannya, per desa, indikator, dan bulan, menurut berkas terakhir?
-- A count without its sasaran (a list by name, a sheet of counts) gives no share: it never hides another report. Nor does
-- a row with neither (a month chosen in the template, nothing filled in): that is no report.
CREATE TABLE coverage AS
SELECT c.source_id, c.desa_code, c.indicator_id, c.period, c.numerator, c.denominator, c.reported_at
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').coverage_files, union_by_name = TRUE, filename = TRUE)
) AS c
JOIN source_order AS o ON o.source_id = c.source_id
QUALIFY row_number() OVER (
    PARTITION BY c.desa_code, c.indicator_id, c.period
    ORDER BY c.numerator IS NULL AND c.denominator IS NULL, c.denominator IS NULL, o.load_order DESC, c.row_number DESC
) = 1
ORDER BY c.period, c.indicator_id, c.desa_code;
