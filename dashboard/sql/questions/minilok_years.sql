-- Pada tahun mana saja ada catatan mini lokakarya?
SELECT DISTINCT YEAR(m.period) AS year
FROM minilok AS m
ORDER BY year
