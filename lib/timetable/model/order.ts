/**
 * Orders texts by their code units: the order of courses, rooms and curricula in the lake, the same on every machine and in
 * every language.
 *
 * @param a One text.
 * @param b Another.
 * @returns Below 0 where `a` comes first, above 0 where `b` does, 0 where they are one.
 */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Looks up indices by short name.
 *
 * @param what What the names are of, for the message.
 * @param ids Short names, each once.
 * @returns A function from short name to index.
 * @throws {RangeError} From that function, if no such name is there.
 */
export function indexOf(what: string, ids: readonly string[]): (id: string) => number {
  const places = new Map(ids.map((id, i) => [id, i]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`Cannot find the ${what} ${id} in the timetable`);
    return place;
  };
}
