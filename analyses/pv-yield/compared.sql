-- One row a weather of a whole year: its light, the years it holds, and what an open rack facing south at 30 degrees yields under it.
WITH held AS (SELECT weather, count(*) AS intervals FROM weather GROUP BY weather)
SELECT place.weather, place.name_en, place.name_ko, place.kind, place.latitude, place.longitude, place.ghi_kwh_m2,
       coalesce(intervals * step_min / 60.0 / 8766, 1)::DOUBLE AS years, kwh_kwp, place.quality
FROM weather_place AS place
LEFT JOIN held ON held.weather = place.weather
LEFT JOIN pv_orientation AS swept
  ON swept.weather = place.weather AND mount = 'rack' AND tilt_deg = 30 AND azimuth_deg = 180
WHERE place.ghi_kwh_m2 IS NOT NULL
ORDER BY place.ghi_kwh_m2 DESC, place.weather
