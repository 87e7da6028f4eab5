-- Apa yang ditulis laporan TPPS terakhir untuk tiap indikator Perpres pada tahun terbarunya?
-- Satu tahun dapat memuat semester I dan II: yang paling akhir yang ditunjukkan, setahun mendahului bagiannya.
SELECT t.perpres_code, t.year, t.part, t.target, t.achieved, t.stated_source
FROM tpps_report AS t
WHERE t.year = (SELECT MAX(year) FROM tpps_report)
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY t.perpres_code
    ORDER BY CASE t.part WHEN 'T1' THEN 1 WHEN 'T2' THEN 2 WHEN 'S1' THEN 3 WHEN 'T3' THEN 4 WHEN 'T4' THEN 5
                         WHEN 'S2' THEN 6 ELSE 7 END DESC
) = 1
ORDER BY t.perpres_code
