import { alarmPaths, alarmSchemas } from "./alarm-paths.ts";
import { AlarmMessage, alarmWebhooks } from "./alarm-webhook.ts";
import { channelPaths, channelSchemas } from "./channel-paths.ts";
import type { Paths } from "./operation.ts";
import { pinPaths } from "./pin-paths.ts";
import { readingSchemas, readingsPaths } from "./readings-paths.ts";
import { registryPaths, registrySchemas } from "./registry-paths.ts";
import { sitePaths } from "./site-paths.ts";
import { solvePaths } from "./solve-paths.ts";
import { twinPaths } from "./twin-paths.ts";

const PATHS: readonly Paths[] = [
  readingsPaths,
  sitePaths,
  pinPaths,
  registryPaths,
  twinPaths,
  alarmPaths,
  channelPaths,
  solvePaths,
];

/** All that this site answers, as OpenAPI 3.1 says it. */
export function openApiDocument(origin: string) {
  return {
    openapi: "3.1.1",
    info: {
      title: "Wattbook",
      version: "1",
      description:
        "Readings, analyses and pins of a campus energy notebook. Errors are problems as of RFC 9457. Every path answers 421 to a Host that is no name of this site (ALLOWED_HOSTS).",
    },
    servers: [{ url: origin }],
    paths: Object.assign({}, ...PATHS),
    webhooks: alarmWebhooks,
    components: {
      schemas: {
        ...readingSchemas,
        ...registrySchemas,
        ...alarmSchemas,
        ...channelSchemas,
        AlarmMessage,
        Problem: {
          type: "object",
          required: ["type", "title", "status", "detail"],
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            status: { type: "integer" },
            detail: { type: "string", description: "What is wrong, where, and how to mend it." },
          },
        },
      },
    },
  };
}
