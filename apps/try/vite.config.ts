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

/** A page that is opened from a file may load no modules: what is built is a classic script. */
function worksFromFile(): Plugin {
  return {
    name: "works-from-file",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
      // It imports nothing and exports nothing, so only its names need a scope of their own.
      if (chunks.length !== 1) this.error("The page has several scripts, which a file may not load.");
      for (const chunk of chunks) chunk.code = `(()=>{${chunk.code}})();`;
    },
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('type="module" crossorigin', "defer").replaceAll(" crossorigin", ""),
    },
  };
}

export default defineConfig({
  plugins: [react(), mockBackend(), worksFromFile()],
  // Works wherever it is put: on a site of its own, or in a folder of another one.
  base: "./",
  server: { host: "127.0.0.1" },
  build: { target: "es2022", modulePreload: { polyfill: false }, sourcemap: false },
});
