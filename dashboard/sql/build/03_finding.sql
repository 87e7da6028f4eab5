-- Apa yang ditemukan intake pada tiap berkas?
CREATE TABLE finding AS
SELECT replace(parse_filename(filename, TRUE), '.findings', '') AS source_id,
    row_number, column_name, code, severity, message
FROM read_parquet(getvariable('build').finding_files, union_by_name = TRUE, filename = TRUE)
ORDER BY source_id, row_number;
