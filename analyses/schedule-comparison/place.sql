-- One row: the place of the chosen weather, and what it is.
SELECT weather, name_en, name_ko, kind, quality, latitude, longitude, elevation_m, utc_offset_h, step_min, minute, ghi_kwh_m2, source
FROM weather_place WHERE weather = $weather
