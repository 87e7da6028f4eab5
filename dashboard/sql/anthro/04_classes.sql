-- Apa kategori status gizi untuk z-score yang sudah dibulatkan dua desimal?
-- Source: Permenkes 2/2020 (TB/U, BB/U); labels and bounds of BB/TB as in e-PPGBM exports. NULL stays NULL.
CREATE OR REPLACE TEMP MACRO class_height_for_age(haz) AS (
    CASE WHEN haz < -3 THEN 'Sangat Pendek' WHEN haz < -2 THEN 'Pendek' WHEN haz <= 3 THEN 'Normal'
        WHEN haz > 3 THEN 'Tinggi' END
);

CREATE OR REPLACE TEMP MACRO class_weight_for_age(waz) AS (
    CASE WHEN waz < -3 THEN 'Sangat Kurang' WHEN waz < -2 THEN 'Kurang' WHEN waz <= 1 THEN 'Normal'
        WHEN waz > 1 THEN 'Risiko Lebih' END
);

CREATE OR REPLACE TEMP MACRO class_weight_for_height(whz, oedema) AS (
    CASE WHEN oedema OR whz < -3 THEN 'Gizi Buruk' WHEN whz < -2 THEN 'Gizi Kurang' WHEN whz <= 1 THEN 'Gizi Baik'
        WHEN whz <= 2 THEN 'Risiko Gizi Lebih' WHEN whz <= 3 THEN 'Gizi Lebih' WHEN whz > 3 THEN 'Obesitas' END
);
