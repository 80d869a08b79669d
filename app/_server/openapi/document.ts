import { alarmPaths, alarmSchemas } from "./alarm-paths.ts";
import { pinPaths } from "./pin-paths.ts";
import { readingSchemas, readingsPaths } from "./readings-paths.ts";
import { registryPaths, registrySchemas } from "./registry-paths.ts";
import { sitePaths } from "./site-paths.ts";
import { twinPaths } from "./twin-paths.ts";

/** All that this site answers, as OpenAPI 3.1 says it. */
export function openApiDocument(origin: string) {
  return {
    openapi: "3.1.1",
    info: {
      title: "Wattbook",
      version: "1",
      description: "Readings, analyses and pins of a campus energy notebook. Errors are problems as of RFC 9457.",
    },
    servers: [{ url: origin }],
    paths: { ...readingsPaths, ...sitePaths, ...pinPaths, ...registryPaths, ...alarmPaths, ...twinPaths },
    components: {
      schemas: {
        ...readingSchemas,
        ...registrySchemas,
        ...alarmSchemas,
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
