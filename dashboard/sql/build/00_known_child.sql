-- Anak contoh dengan z-score yang diketahui: jawaban program WHO, untuk pemeriksaan terakhir.
-- Source: R package anthro 1.1.0.9000. The second stands too young to be believed, the third is lowered by 0.7 cm.
CREATE TEMP VIEW known_child AS
SELECT sex, age_days, weight_kg::DOUBLE AS weight_kg, height_cm::DOUBLE AS height_cm, method, FALSE AS oedema,
    expected_haz::DOUBLE AS expected_haz, expected_waz::DOUBLE AS expected_waz
FROM (VALUES
    ('L', 44, NULL, 50, NULL, -3.29, NULL),
    ('L', 244, NULL, 60, 'standing', -4.81, NULL),
    ('L', 987, NULL, 72.86, 'lying', -6.09, NULL),
    ('P', 731, NULL, 77.5, NULL, -2.55, NULL),
    ('P', 1522, 17, NULL, NULL, NULL, 0.24)
) AS v(sex, age_days, weight_kg, height_cm, method, expected_haz, expected_waz);
