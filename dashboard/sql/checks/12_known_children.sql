-- z-score anak contoh tidak sama dengan jawaban WHO yang diketahui.
SELECT sex, age_days, height_cm, weight_kg, haz, expected_haz, waz, expected_waz
FROM who_zscores('known_child', 274)
WHERE haz IS DISTINCT FROM expected_haz OR waz IS DISTINCT FROM expected_waz;
