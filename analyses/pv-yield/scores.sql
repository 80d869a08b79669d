-- One row an array, model and day ahead (1: the day after the origin): errors over the hours that were measured and that persistence
-- forecast as well. Only days that the forecast covers whole, as mornings alone are easier. Nights, in which nothing can come and
-- nothing was forecast, are left out: they would flatter every score. Of the sum of all arrays the part that was measured counts: its
-- forecast, and the interval's distances from the forecast times its share of the clear sky's output.
WITH reach AS (
  SELECT model, origin, timezone($zone, origin)::DATE AS made, timezone($zone, max(interval_start) + INTERVAL 1 HOUR)::DATE AS until
  FROM pv_forecast GROUP BY model, origin
),
hour AS MATERIALIZED (
  SELECT pv_forecast.*, (actual_kwh - compared_kwh) / measured_share AS off_kwh,
         date_diff('day', made, timezone($zone, interval_start)::DATE) AS lead_day
  FROM pv_forecast JOIN reach ON reach.model = pv_forecast.model AND reach.origin = pv_forecast.origin
  WHERE actual_kwh IS NOT NULL AND compared_kwh IS NOT NULL
    AND timezone($zone, interval_start)::DATE > made AND timezone($zone, interval_start)::DATE < until
),
basis AS (SELECT "array", origin, interval_start, compared_kwh AS repeated_kwh FROM hour WHERE model = 'persistence')
SELECT "array", model, lead_day::INTEGER AS lead_day, count(*)::INTEGER AS hours, count(DISTINCT origin)::INTEGER AS origins,
       avg(abs(compared_kwh - actual_kwh)) AS mae_kwh,
       sum(abs(compared_kwh - actual_kwh)) / nullif(sum(actual_kwh), 0) AS wape,
       1 - sum(abs(compared_kwh - actual_kwh)) / nullif(sum(abs(repeated_kwh - actual_kwh)), 0) AS skill,
       avg((off_kwh BETWEEN lo80_kwh - energy_kwh AND hi80_kwh - energy_kwh)::INTEGER) AS coverage80,
       avg((off_kwh BETWEEN lo95_kwh - energy_kwh AND hi95_kwh - energy_kwh)::INTEGER) AS coverage95,
       avg(measured_share) AS share,
       any_value(quality) AS quality
FROM hour JOIN basis USING ("array", origin, interval_start)
WHERE NOT (actual_kwh = 0 AND compared_kwh = 0 AND repeated_kwh = 0 AND coalesce(hi95_kwh, 0) = 0)
GROUP BY "array", model, lead_day
ORDER BY "array" = 'vpp' DESC, "array", model, lead_day
