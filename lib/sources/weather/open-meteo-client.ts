import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "#lib/core/user-error.ts";
import { OPEN_METEO_HOURLY, readOpenMeteo, type WeatherForecast } from "./open-meteo.ts";

interface ForecastRequest {
  /** Base address: https://api.open-meteo.com, or a mirror. */
  readonly url: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Without it the source takes its own map's. [m] */
  readonly elevation?: number | undefined;
  /** Days ahead, the present one included. */
  readonly days: number;
  readonly signal: AbortSignal;
  /** Waits between attempts. [ms] */
  readonly waits?: readonly number[];
  /** How long an attempt may take. [ms] */
  readonly timeoutMs?: number;
}

const WAITS = [1000, 5000];
const TIMEOUT_MS = 15_000;
/** Sixteen days of five variables are 30 kB. */
const MOST_BYTES = 2_000_000;

/** What may be better the next time. */
class Passing extends Error {}

/**
 * Fetches a forecast of Open-Meteo, tried again where the fault may pass: no answer, 429, 5xx, an answer cut off.
 *
 * @throws {UserError} If none came: says what the last attempt met.
 */
export async function fetchOpenMeteo(request: ForecastRequest): Promise<WeatherForecast> {
  const { signal, waits = WAITS } = request;
  const address = addressOf(request);
  for (let attempt = 0; ; attempt++) {
    try {
      return await attemptOf(address, signal, request.timeoutMs ?? TIMEOUT_MS);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Passing)) throw error;
      if (attempt >= waits.length) {
        throw new UserError(
          `Cannot fetch the forecast from ${address.origin} as ${error.message} (tried ${attempt + 1} times): look whether it can be reached, or set OPEN_METEO_URL`,
          { cause: error },
        );
      }
      await sleep(waits[attempt], undefined, { signal });
    }
  }
}

function addressOf({ url, latitude, longitude, elevation, days }: ForecastRequest): URL {
  const address = new URL(`${url}/v1/forecast`);
  const asked = {
    latitude: String(latitude),
    longitude: String(longitude),
    ...(elevation === undefined ? {} : { elevation: String(elevation) }),
    hourly: OPEN_METEO_HOURLY,
    wind_speed_unit: "ms",
    timeformat: "unixtime",
    timezone: "GMT",
    forecast_days: String(days),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return address;
}

async function attemptOf(address: URL, signal: AbortSignal, timeoutMs: number): Promise<WeatherForecast> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { signal: within, redirect: "error", headers: { accept: "application/json" } });
    text = await textOf(response);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new Passing(faultOf(cause), { cause });
  }
  if (response.status === 429 || response.status >= 500) throw new Passing(`it answers ${response.status}`);
  if (!/\bjson\b/i.test(response.headers.get("content-type") ?? "")) {
    throw new UserError(
      `Cannot fetch the forecast from ${address.origin} as it answers ${response.status} with ${response.headers.get("content-type") ?? "no content type"}, not JSON: does OPEN_METEO_URL lead to Open-Meteo?`,
    );
  }
  const forecast = readOpenMeteo(text);
  if (!response.ok)
    throw new UserError(`Cannot fetch the forecast from ${address.origin} as it answers ${response.status}`);
  return forecast;
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) {
      throw new UserError(
        `Cannot fetch the forecast as the answer is longer than ${MOST_BYTES / 1e6} MB: is it Open-Meteo's?`,
      );
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer came in time";
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}
