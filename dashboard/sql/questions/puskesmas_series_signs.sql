-- Berapa pengukuran tiap puskesmas yang janggal di samping pengukuran lain dari anak atau posyandu yang sama?
-- Tinggi turun > 1 cm; TB/U melompat > 1,5 dalam 3 bulan; tinggi sama sejak >= 3 bulan; berat dan tinggi yang sama pada
-- >= 5 anak satu posyandu dan bulan; berbaring sejak 731 hari atau berdiri sebelumnya; semua tinggi bilangan bulat.
WITH measured AS (
    SELECT child_id, COALESCE(puskesmas, '') AS puskesmas, desa_code, posyandu, period, age_days, weight_kg, height_cm,
           haz, method, list_contains($periods, period) AS asked
    FROM measurement
    WHERE counted
      -- Setahun sebelumnya cukup untuk membandingkan.
      AND period BETWEEN list_min($periods::DATE[]) - INTERVAL 12 MONTH AND list_max($periods::DATE[])
),
paired AS (
    SELECT puskesmas, child_id, period, asked, height_cm, haz,
           LAG(height_cm) OVER child AS height_before, LAG(haz) OVER child AS haz_before,
           DATE_DIFF('month', LAG(period) OVER child, period) AS months_since
    FROM measured
    WHERE child_id IS NOT NULL
    WINDOW child AS (PARTITION BY child_id ORDER BY period)
),
dated AS (
    -- Sejak bulan mana tinggi itu tertulis sama: bulan terakhir tinggi anak itu berganti.
    SELECT *, ROUND(height_cm, 1) = ROUND(height_before, 1) AS unchanged,
           MAX(period) FILTER (WHERE COALESCE(ROUND(height_cm, 1) <> ROUND(height_before, 1), TRUE))
               OVER (PARTITION BY child_id ORDER BY period) AS unchanged_since
    FROM paired
),
of_child AS (
    SELECT puskesmas,
           COUNT(*) FILTER (WHERE ROUND(height_before - height_cm, 6) > 1.0) AS n_height_falls,
           COUNT(*) FILTER (WHERE ROUND(ABS(haz - haz_before), 6) > 1.5 AND months_since <= 3) AS n_haz_jumps,
           COUNT(*) FILTER (WHERE unchanged AND DATE_DIFF('month', unchanged_since, period) >= 3) AS n_height_same
    FROM dated
    WHERE asked
    GROUP BY puskesmas
),
alike AS (
    SELECT puskesmas, COUNT(*) AS n_rows,
           SUM(COUNT(*)) OVER (PARTITION BY desa_code, posyandu, period, weight_kg, height_cm) AS n_alike
    FROM measured
    WHERE asked AND posyandu IS NOT NULL AND weight_kg IS NOT NULL AND height_cm IS NOT NULL
    GROUP BY puskesmas, desa_code, posyandu, period, weight_kg, height_cm
),
copied AS (
    SELECT puskesmas, SUM(n_rows) FILTER (WHERE n_alike >= 5) AS n_copied FROM alike GROUP BY puskesmas
),
unit AS (
    SELECT puskesmas, COUNT(*) AS n_rows, SUM(COUNT(*)) OVER month AS n_heights,
           BOOL_AND(BOOL_AND(height_cm = FLOOR(height_cm))) OVER month AS all_whole
    FROM measured
    WHERE asked AND posyandu IS NOT NULL AND height_cm IS NOT NULL
    GROUP BY puskesmas, desa_code, posyandu, period
    WINDOW month AS (PARTITION BY desa_code, posyandu, period)
),
whole AS (
    SELECT puskesmas, SUM(n_rows) FILTER (WHERE n_heights >= 10 AND all_whole) AS n_whole FROM unit GROUP BY puskesmas
),
of_age AS (
    SELECT puskesmas,
           COUNT(*) FILTER (WHERE (method = 'lying' AND age_days >= 731) OR (method = 'standing' AND age_days < 731))
               AS n_method
    FROM measured
    WHERE asked
    GROUP BY puskesmas
)
SELECT puskesmas, COALESCE(n_height_falls, 0) AS n_height_falls, COALESCE(n_haz_jumps, 0) AS n_haz_jumps,
       COALESCE(n_height_same, 0) AS n_height_same, CAST(COALESCE(n_copied, 0) AS BIGINT) AS n_copied, n_method,
       CAST(COALESCE(n_whole, 0) AS BIGINT) AS n_whole
FROM of_age
LEFT JOIN of_child USING (puskesmas)
LEFT JOIN copied USING (puskesmas)
LEFT JOIN whole USING (puskesmas)
ORDER BY puskesmas
