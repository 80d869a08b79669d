-- One row: where and what the weather chosen is.
SELECT weather, name_en, name_ko, kind, format, latitude, longitude, elevation_m, utc_offset_h, step_min, minute, ghi_kwh_m2,
       quality, source
FROM weather_place WHERE weather = $weather
