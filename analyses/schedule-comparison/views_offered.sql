-- One row a room, lecturer or curriculum whose week may be shown.
WITH shown AS (
  SELECT timetable, 'room:' || room AS value, name_en AS en, name_ko AS ko, 1 AS place FROM timetable_room
  UNION ALL
  SELECT timetable, 'lecturer:' || lecturer, any_value(lecturer_en), any_value(lecturer_ko), 2 FROM timetable_course GROUP BY ALL
  UNION ALL
  SELECT DISTINCT timetable, 'curriculum:' || curriculum, curriculum, curriculum, 3 FROM timetable_curriculum
)
SELECT value, any_value(en) AS en, any_value(ko) AS ko,
       CASE place WHEN 1 THEN 'Room' WHEN 2 THEN 'Lecturer' ELSE 'Curriculum' END AS group_en,
       CASE place WHEN 1 THEN '강의실' WHEN 2 THEN '교수자' ELSE '교육과정' END AS group_ko
FROM shown
GROUP BY value, place
ORDER BY place, en, value
