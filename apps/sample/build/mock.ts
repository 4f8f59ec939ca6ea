import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import type { Plugin } from "vite";
import { siteHandler } from "../../../scripts/site/handler.mjs";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** In development: starts a mock and serves `/api/` and `/docs/` as the site does. */
export function mockBackend(): Plugin {
  return {
    name: "mock-backend",
    apply: "serve",
    async configureServer(server) {
      const mock = await startMock({ port: 0 });
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
