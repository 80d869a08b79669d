-- One row a weather of a whole year: its light, and what an open rack facing south at 30 degrees yields under it.
SELECT place.weather, place.name_en, place.name_ko, place.kind, place.latitude, place.longitude, place.ghi_kwh_m2, kwh_kwp,
       place.quality
FROM weather_place AS place
LEFT JOIN pv_orientation AS swept
  ON swept.weather = place.weather AND mount = 'rack' AND tilt_deg = 30 AND azimuth_deg = 180
WHERE place.ghi_kwh_m2 IS NOT NULL
ORDER BY place.ghi_kwh_m2 DESC, place.weather
