import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import type { Plugin } from "vite";
import { siteHandler } from "../../../scripts/site/handler.mjs";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** In development: serves `/docs/` and, from a mock that follows the contract, `/api/`, as the site does. */
export function mockBackend(): Plugin {
  return {
    name: "mock-backend",
    apply: "serve",
    async configureServer(server) {
      const spec = createRequire(import.meta.url).resolve("@partner-licenses/spec/openapi.json");
      const mock = await startMock({
        port: 0,
        spec,
        watch: true,
        onReload: ({ error }) =>
          error ? server.config.logger.error(error.message) : server.ws.send({ type: "full-reload" }),
      });
      server.httpServer?.on("close", () => void mock.stop());
      const handle = siteHandler({
        mockUrl: mock.url,
        sampleDir: path("../dist"),
        docsDir: path("../../docs/dist"),
      });
      server.middlewares.use((request, response, next) =>
        /^\/(api|docs)(\/|$)/.test(request.url ?? "") ? handle(request, response) : next(),
      );
    },
  };
}
