-- One row an hour: what was forecast for it and what was measured. A day ahead: the day after each of seven origins, the last of them
-- the one chosen; a week ahead: all hours of the origin chosen.
SELECT interval_start, origin, lead_h, energy_kwh, lo80_kwh, hi80_kwh, lo95_kwh, hi95_kwh, actual_kwh, quality
FROM (SELECT *, strptime($origin, '%Y-%m-%dT%H:%M') AS chosen, timezone($zone, origin) AS made,
             date_diff('day', timezone($zone, origin)::DATE, timezone($zone, interval_start)::DATE) AS lead_day
      FROM pv_forecast WHERE "array" = $part AND model = $forecast AND $origin <> '')
WHERE CASE WHEN $lead = 'week' THEN made = chosen
           ELSE lead_day = 1 AND made BETWEEN chosen - INTERVAL 6 DAY AND chosen END
ORDER BY interval_start
