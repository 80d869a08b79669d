-- One row a course of a curriculum of the timetable.
SELECT curriculum, course
FROM timetable_curriculum WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY curriculum, course
