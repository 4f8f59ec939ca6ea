import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { make as makeOnTransport } from "./azure-rest.mjs";

// Its transport is not fetch in Node, so the stub sits one layer deeper than in the others.
export const make = (fetch, baseUrl) =>
  makeOnTransport(
    {
      async sendRequest(request) {
        const response = await fetch(request.url, {
          method: request.method,
          headers: request.headers.toJSON(),
        });
        const headers = createHttpHeaders(Object.fromEntries(response.headers));
        return { request, status: response.status, headers, bodyAsText: await response.text() };
      },
    },
    baseUrl,
  );
