-- Berapa mini lokakarya direncanakan dan terlaksana, per kecamatan dan bulan, pada satu tahun?
SELECT m.kecamatan_code, m.period, m.planned, m.held, m.note
FROM minilok AS m
WHERE m.period BETWEEN $from_period AND $to_period
ORDER BY m.kecamatan_code, m.period
