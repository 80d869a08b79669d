-- One row a period in which a course of the timetable cannot be.
SELECT course, day, slot
FROM timetable_unavailable WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY course, day, slot
