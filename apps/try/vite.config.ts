import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** `vite` alone brings the mock: `/api` goes to one of its own. */
function mockBackend(): Plugin {
  return {
    name: "mock-backend",
    apply: "serve",
    async config() {
      const { startMock } = await import("@partner-licenses/mock");
      const { url } = await startMock({ port: 0 });
      return {
        server: { proxy: { "/api": { target: url, rewrite: (path) => path.replace(/^\/api/, "") } } },
      };
    },
  };
}

export default defineConfig({
  plugins: [react(), mockBackend()],
  // Works wherever it is put: on a site of its own, or in a folder of another one.
  base: "./",
  server: { host: "127.0.0.1" },
  build: { target: "es2022", modulePreload: { polyfill: false }, sourcemap: false },
});
