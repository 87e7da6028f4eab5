-- Berapa z-score dan kategori setiap baris bingkai data ini, dalam urutan aslinya?
SELECT
    oedema, standing_implausible, corrected_cm, haz, waz, whz, haz_flagged, waz_flagged, whz_flagged,
    class_height_for_age(haz) AS height_for_age,
    class_weight_for_age(waz) AS weight_for_age,
    class_weight_for_height(whz, oedema) AS weight_for_height
FROM who_zscores('children', $standing_from_days)
ORDER BY row_key;
