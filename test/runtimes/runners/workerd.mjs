// @ts-check
import { bundle } from "./bundle.mjs";

/**
 * Runs the checks inside a worker of workerd, started by miniflare.
 * @param {import("../conformance/harness.ts").Setting} setting
 * @param {NodeJS.Require} load where the runtime is installed
 * @returns {Promise<import("../conformance/harness.ts").Result[]>}
 */
export async function runWorkerd(setting, load) {
  const { Miniflare } = load("miniflare");
  const script = await bundle(
    "esm",
    `export default { fetch: async (request) => Response.json(await conform(await request.json())) };`,
  );
  const worker = new Miniflare({
    modules: true,
    script,
    compatibilityDate: "2026-07-01",
    host: "127.0.0.1",
    port: 0,
  });
  try {
    const answer = await worker.dispatchFetch("http://checks/", {
      method: "POST",
      body: JSON.stringify(setting),
    });
    return await answer.json();
  } finally {
    await worker.dispose();
  }
}
