import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer in the documented layout of /v1/forecast, with invented numbers: `hours` stamps from `from` on. */
export function openMeteoAnswer(
  from: number,
  hours: number,
): Record<string, unknown> & { hourly: Record<string, (number | null)[]> } {
  const values = (of: (i: number) => number) => Array.from({ length: hours }, (_, i) => of(i));
  return {
    latitude: 37.55,
    longitude: 127,
    generationtime_ms: 0.1,
    utc_offset_seconds: 0,
    timezone: "GMT",
    timezone_abbreviation: "GMT",
    elevation: 38,
    hourly_units: {
      time: "unixtime",
      shortwave_radiation: "W/m²",
      direct_normal_irradiance: "W/m²",
      diffuse_radiation: "W/m²",
      temperature_2m: "°C",
      wind_speed_10m: "m/s",
    },
    hourly: {
      time: values((i) => from / 1000 + 3600 * i),
      shortwave_radiation: values((i) => 10 * i),
      direct_normal_irradiance: values((i) => 5 * i),
      diffuse_radiation: values((i) => 4 * i),
      temperature_2m: values((i) => -2 + i),
      wind_speed_10m: values((i) => 2 + (i % 2)),
    },
  };
}

/** A server on this machine that answers each request by the next of the answers, the last again and again. */
export async function answering(...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answers[Math.min(asked.length, answers.length) - 1]!(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url, asked, close };
}

/** Answers with a status and a body. */
export function answer(body: unknown, status = 200, type = "application/json; charset=utf-8") {
  return (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { "content-type": type }).end(typeof body === "string" ? body : JSON.stringify(body));
  };
}
