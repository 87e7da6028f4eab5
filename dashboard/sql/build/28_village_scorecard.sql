-- Apa yang dihitung kader desa (KPM) pada kartu skornya, per desa dan triwulan, menurut berkas terakhir?
-- Satu kartu (desa, tahun, triwulan) seluruhnya dari satu berkas: hitungan dan jumlah seluruhnya tidak pernah dari dua berkas.
CREATE TABLE village_scorecard AS
SELECT r.* EXCLUDE (row_number, load_order)
FROM (
    SELECT p.*, o.load_order
    FROM (
        SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
        FROM read_parquet(getvariable('build').village_scorecard_files, union_by_name = TRUE, filename = TRUE)
    ) AS p
    JOIN source_order AS o ON o.source_id = p.source_id
    QUALIFY o.load_order = max(o.load_order) OVER (PARTITION BY p.desa_code, p.year, p.quarter)
) AS r
QUALIFY row_number() OVER (
    PARTITION BY r.desa_code, r.year, r.quarter, r.item ORDER BY r.row_number DESC
) = 1
ORDER BY r.year, r.quarter, r.desa_code, r.item;
