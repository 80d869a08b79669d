import * as z from "zod/mini";
import { problem } from "./problem.ts";

const LONGEST_BODY = 262_144;

/** The JSON that a request carries, checked; a problem where it is none, another type, or too long. */
export async function jsonBody<T>(request: Request, schema: z.ZodMiniType<T>, form: string): Promise<T | Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    return problem(415, "Wrong type", `Send it as application/json: ${form}`);
  }
  const text = await request.text();
  if (text.length > LONGEST_BODY) return problem(413, "Too large", `At most ${LONGEST_BODY} letters may be sent`);
  const body = z.safeParse(schema, jsonOf(text));
  return body.success ? body.data : problem(400, "Bad request", `Send ${form}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
