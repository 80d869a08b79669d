-- One row a weather that holds a whole year; typical ones first.
SELECT weather AS value, name_en AS en, name_ko AS ko
FROM weather_place
WHERE ghi_kwh_m2 IS NOT NULL
ORDER BY quality = 'synthetic', kind = 'actual', weather
