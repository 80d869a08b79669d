-- One row a weather that holds a whole year, typical years first: what the reader may choose.
SELECT weather AS value, name_en AS en, name_ko AS ko
FROM weather_place
WHERE ghi_kwh_m2 IS NOT NULL AND weather IN (SELECT DISTINCT weather FROM weather)
ORDER BY kind = 'typical' DESC, quality = 'synthetic', weather
