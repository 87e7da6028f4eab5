-- Desa mana yang menjadi lokus, tahun berapa? Tabel rujukan dulu, berkas yang dimuat menggantikannya.
CREATE TABLE lokus AS
WITH everything AS (
    SELECT 0 AS load_order, row_number() OVER () AS row_number, desa_code, year::INTEGER AS year, status, basis,
        certainty, nullif(list_size, '')::INTEGER AS list_size
    FROM ref_lokus
    WHERE desa_code IN (SELECT code FROM area)
    UNION ALL BY NAME
    SELECT o.load_order, l.* EXCLUDE (filename)
    FROM read_parquet(getvariable('build').lokus_files, union_by_name = TRUE, filename = TRUE) AS l
    JOIN source_order AS o ON o.source_id = parse_filename(l.filename, TRUE)
)
SELECT desa_code, year, status, basis, certainty, list_size
FROM everything
QUALIFY row_number() OVER (PARTITION BY desa_code, year ORDER BY load_order DESC, row_number DESC) = 1
ORDER BY year, desa_code;
