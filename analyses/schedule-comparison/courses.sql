-- One row a course of the timetable.
SELECT course, name_en, name_ko, lecturer, lecturer_en, lecturer_ko, lectures, min_days, students, pc_share, in_pairs, quality
FROM timetable_course WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY course
