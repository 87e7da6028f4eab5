-- Capaian apa yang ditulis TPPS sendiri untuk 20 indikator Perpres 72/2021, menurut berkas terakhir?
-- part NULL = setahun, S1 dan S2 semester, T1 sampai T4 triwulan. Persentase tanpa jumlah: tidak pernah digabung dengan cakupan.
CREATE TABLE tpps_report AS
SELECT r.* EXCLUDE (row_number)
FROM (
    SELECT parse_filename(filename, TRUE) AS source_id, * EXCLUDE (filename)
    FROM read_parquet(getvariable('build').tpps_report_files, union_by_name = TRUE, filename = TRUE)
) AS r
JOIN source_order AS o ON o.source_id = r.source_id
QUALIFY row_number() OVER (
    PARTITION BY r.year, r.part, r.perpres_code ORDER BY o.load_order DESC, r.row_number DESC
) = 1
ORDER BY r.year, r.part, r.perpres_code;
