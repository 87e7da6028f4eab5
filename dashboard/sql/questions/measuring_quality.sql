-- Seberapa wajar pengukuran pada satu periode: nilai mustahil dan kelengkapan?
SELECT COUNT(*) FILTER (WHERE haz IS NOT NULL) AS n_haz,
       COUNT(*) FILTER (WHERE haz_flagged) AS n_haz_flagged,
       COUNT(*) FILTER (WHERE waz_flagged) AS n_waz_flagged,
       COUNT(*) FILTER (WHERE whz_flagged) AS n_whz_flagged,
       COUNT(*) FILTER (WHERE height_cm > 0) AS n_height,
       COUNT(*) FILTER (WHERE method IS NOT NULL) AS n_method,
       COUNT(*) AS n_counted
FROM measurement
WHERE period = $period AND counted
  AND ($kecamatan::VARCHAR IS NULL OR kecamatan_code = $kecamatan)
