-- One row a lecture of a plan of the timetable: that in force, those of its front, and the one that is chosen.
SELECT run, point, lecture, course, day, slot, room, pinned
FROM (
  SELECT timetable, run, point, lecture, course, day, slot, room, pinned FROM timetable_plan
  UNION ALL
  SELECT timetable, run, point, lecture, course, day, slot, room, pinned FROM timetable_front
  UNION ALL
  SELECT timetable, run, point, lecture, course, day, slot, room, pinned FROM timetable_run
  WHERE $plan = timetable || ':' || run || ':' || point
)
WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY run = 'current' DESC, run, point, lecture
