-- Ada sasaran balita yang negatif, tanpa desa, atau dengan tahun yang mustahil.
SELECT desa_code, year, registered, projected
FROM sasaran
WHERE desa_code IS NULL OR year IS NULL OR year NOT BETWEEN 2000 AND 2100 OR registered < 0 OR projected < 0;
