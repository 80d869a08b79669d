-- One row a plan of the timetable: how it was made.
SELECT DISTINCT run, point, method, seed, iterations, weights, quality, source
FROM (
  FROM timetable_plan UNION ALL BY NAME FROM timetable_front
  UNION ALL BY NAME (FROM timetable_run WHERE $plan = timetable || ':' || run || ':' || point)
)
WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY run = 'current' DESC, run, point
