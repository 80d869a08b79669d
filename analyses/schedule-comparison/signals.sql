-- One row a signal, month, kind of day and hour of the chosen zone of the grid: its mean there, and of which days.
SELECT signal, month(local)::INTEGER AS month, isodow(local) > 5 AS is_weekend, hour(local)::INTEGER AS hour,
       avg(value) AS value, min(since) AS since, max(until) AS until, min(sources) AS sources, min(qualities) AS quality
FROM (
  SELECT *, timezone($zone, interval_start) AS local,
         min(timezone($zone, interval_start)::DATE::VARCHAR) OVER (PARTITION BY signal) AS since,
         max(timezone($zone, interval_start)::DATE::VARCHAR) OVER (PARTITION BY signal) AS until,
         min(source) OVER (PARTITION BY signal) AS sources, max(quality) OVER (PARTITION BY signal) AS qualities
  FROM grid_signal WHERE zone = $grid
)
GROUP BY ALL HAVING avg(value) IS NOT NULL ORDER BY ALL
