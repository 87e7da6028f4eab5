-- Pada tahun mana saja ada pagu atau realisasi?
SELECT DISTINCT b.year
FROM budget AS b
ORDER BY b.year
