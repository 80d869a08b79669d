/** A small instance with every part of `.ectt`. */
export const TOY = `Name: Toy of ours
Courses: 2
Rooms: 2
Days: 2
Periods_per_day: 3
Curricula: 1
Min_Max_Daily_Lectures: 1 3
UnavailabilityConstraints: 1
RoomConstraints: 1

COURSES:
algebra kim 3 2 30 1
optics lee 1 1 42 0

ROOMS:
A1 32 engineering
B2 50 -

CURRICULA:
first 2 algebra optics

UNAVAILABILITY_CONSTRAINTS:
optics 1 2

ROOM_CONSTRAINTS:
optics A1

END.
`;
