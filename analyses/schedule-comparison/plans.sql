-- One row a lecture of a plan of the timetable: that in force, those of its front, and the one that is chosen. Where none is in
-- force, the first that was solved stands in for it as what others are compared with.
WITH first_run AS (
  SELECT timetable, run, point
  FROM timetable_run
  WHERE timetable NOT IN (SELECT timetable FROM timetable_plan WHERE run = 'current')
  GROUP BY timetable, run, point
  QUALIFY row_number() OVER (PARTITION BY timetable ORDER BY min(solved_at) NULLS FIRST, run, point) = 1
), lecture AS (
  SELECT timetable, run, point, lecture, course, day, slot, room, pinned, run = 'current' AS is_baseline FROM timetable_plan
  UNION ALL
  SELECT timetable, run, point, lecture, course, day, slot, room, pinned, false FROM timetable_front
  UNION ALL
  SELECT r.timetable, r.run, r.point, lecture, course, day, slot, room, pinned, f.run IS NOT NULL
  FROM timetable_run r LEFT JOIN first_run f ON f.timetable = r.timetable AND f.run = r.run AND f.point = r.point
  WHERE f.run IS NOT NULL OR $plan = r.timetable || ':' || r.run || ':' || r.point
)
SELECT run, point, lecture, course, day, slot, room, pinned, is_baseline
FROM lecture
WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY is_baseline DESC, run, point, lecture
