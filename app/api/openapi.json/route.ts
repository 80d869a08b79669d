import { openApiDocument } from "../../_server/openapi/document.ts";
import { siteOrigin } from "../../_server/site-origin.ts";

/** What this site answers, as OpenAPI 3.1. */
export function GET(request: Request): Response {
  return Response.json(openApiDocument(siteOrigin(request.headers)), { headers: { "cache-control": "no-cache" } });
}
