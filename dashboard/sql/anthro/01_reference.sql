-- Tabel rujukan WHO 2006 disusun agar satu anak cukup bertemu satu baris umur dan satu baris panjang/tinggi.
-- Source: by_age and by_size are the checked frames of anthro/lms.py. Everything is TEMP: nothing of it is published.
CREATE OR REPLACE TEMP TABLE who_age AS
SELECT h.sex, h.age_days, h.m AS height_m, h.s AS height_s, w.l AS weight_l, w.m AS weight_m, w.s AS weight_s
FROM lms_by_age AS h
JOIN lms_by_age AS w USING (sex, age_days)
WHERE h.index_name = 'haz' AND w.index_name = 'waz';

-- Each row also carries the next millimetre, for the straight line between the two.
CREATE OR REPLACE TEMP TABLE who_size AS
SELECT
    a.position, a.sex, a.size_mm,
    a.l AS l0, a.m AS m0, a.s AS s0,
    coalesce(b.l, a.l) AS l1, coalesce(b.m, a.m) AS m1, coalesce(b.s, a.s) AS s1
FROM lms_by_size AS a
LEFT JOIN lms_by_size AS b ON b.position = a.position AND b.sex = a.sex AND b.size_mm = a.size_mm + 1;
