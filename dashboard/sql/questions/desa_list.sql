-- Desa dan kelurahan mana saja yang ada, di kecamatan mana?
SELECT d.code, d.name, d.kind, d.parent_code AS kecamatan_code, k.name AS kecamatan, d.lon, d.lat
FROM area AS d
JOIN area AS k ON k.code = d.parent_code
WHERE d.kind IN ('desa', 'kelurahan')
ORDER BY d.code
