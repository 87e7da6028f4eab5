-- Kecamatan mana saja yang ada, dan berapa desanya?
SELECT k.code, k.name, COUNT(d.code) AS n_desa
FROM area AS k
LEFT JOIN area AS d ON d.parent_code = k.code AND d.kind IN ('desa', 'kelurahan')
WHERE k.kind = 'kecamatan'
GROUP BY k.code, k.name
ORDER BY k.code
