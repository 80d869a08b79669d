-- One row an hour: what was forecast for it and what was measured. A day ahead: the day after each of seven origins, the last of them
-- the one chosen; a week ahead: all hours of the origin chosen. Where nobody had forecast the weather at an origin, the model that needs
-- none stands in, and the row says so.
SELECT interval_start, origin, model, lead_h, energy_kwh, lo80_kwh, hi80_kwh, lo95_kwh, hi95_kwh, actual_kwh, measured_share, quality
FROM (SELECT *, strptime($origin, '%Y-%m-%dT%H:%M') AS chosen, timezone($zone, origin) AS made,
             date_diff('day', timezone($zone, origin)::DATE, timezone($zone, interval_start)::DATE) AS lead_day,
             bool_or(model = 'weather') OVER (PARTITION BY origin) AS has_weather
      FROM pv_forecast WHERE "array" = $part AND $origin <> '')
WHERE model = CASE WHEN $forecast = 'weather' AND NOT has_weather THEN 'clear-sky' ELSE $forecast END
  AND CASE WHEN $lead = 'week' THEN made = chosen
           ELSE lead_day = 1 AND made BETWEEN chosen - INTERVAL 6 DAY AND chosen END
ORDER BY interval_start
