-- Sel cakupan mana yang dilaporkan berbeda oleh dua berkas, berkas mana yang dipakai dan mana yang tidak?
SELECT x.indicator_id, x.period, x.desa_code, d.name AS desa, k.name AS kecamatan, u.file_name AS used_file,
       o.file_name AS other_file
FROM coverage_conflict AS x
JOIN area AS d ON d.code = x.desa_code
JOIN area AS k ON k.code = d.parent_code
JOIN source AS u ON u.source_id = x.source_id
JOIN source AS o ON o.source_id = x.other_source_id
ORDER BY x.indicator_id, x.period DESC, k.name, d.name, o.file_name
