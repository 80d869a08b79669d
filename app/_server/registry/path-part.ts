/** A part of the path that was asked for, counted from 0, decoded once: ids may hold slashes, signs of percent and Korean. */
export function pathPart(request: Request, place: number): string {
  const part = new URL(request.url).pathname.split("/")[place + 1] ?? "";
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
