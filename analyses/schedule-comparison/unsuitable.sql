-- One row a room that does not suit a course of the timetable.
SELECT course, room
FROM timetable_unsuitable WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY course, room
