-- Bagaimana mutu pengukuran tiap puskesmas pada tiap bulan: angka akhir, sebaran TB/U, umur, kelamin, sekitar -2 SD?
-- k_edge = TB/U -2,10 sampai -2,01; n_edge = k_edge ditambah -2,00 sampai -1,91.
SELECT COALESCE(puskesmas, '') AS puskesmas, period,
       COUNT(*) AS n_counted, COUNT(*) FILTER (WHERE haz IS NOT NULL) AS n_computed,
       COUNT(*) FILTER (WHERE haz_flagged) AS n_flagged,
       COUNT(*) FILTER (WHERE sex = 'L') AS n_boys, COUNT(*) FILTER (WHERE sex = 'P') AS n_girls,
       COUNT(*) FILTER (WHERE age_days // 30.4375 BETWEEN 6 AND 29) AS n_young,
       COUNT(*) FILTER (WHERE age_days // 30.4375 BETWEEN 30 AND 59) AS n_old,
       COUNT(*) FILTER (WHERE haz IS NOT NULL AND NOT haz_flagged) AS n_haz,
       AVG(haz) FILTER (WHERE NOT haz_flagged) AS mean_haz, STDDEV_SAMP(haz) FILTER (WHERE NOT haz_flagged) AS sd_haz,
       COUNT(*) FILTER (WHERE NOT haz_flagged AND ROUND(haz * 100) BETWEEN -210 AND -201) AS k_edge,
       COUNT(*) FILTER (WHERE NOT haz_flagged AND ROUND(haz * 100) BETWEEN -210 AND -191) AS n_edge,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 0) AS d0,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 1) AS d1,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 2) AS d2,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 3) AS d3,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 4) AS d4,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 5) AS d5,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 6) AS d6,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 7) AS d7,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 8) AS d8,
       COUNT(*) FILTER (WHERE height_cm > 0 AND CAST(ROUND(height_cm * 10) AS BIGINT) % 10 = 9) AS d9
FROM measurement
WHERE counted AND list_contains($periods, period)
GROUP BY ALL
ORDER BY puskesmas, period
