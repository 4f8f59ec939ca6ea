import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { output } from "../../scripts/tests/run.mjs";

interface Published {
  readonly file: string;
  readonly manifest: { readonly name: string; readonly version: string };
  readonly integrity: string;
}

async function published(file: string): Promise<Published> {
  const manifest = JSON.parse(await output("tar", ["-xzOf", file, "package/package.json"]));
  const hash = createHash("sha512").update(await readFile(file));
  return { file, manifest, integrity: `sha512-${hash.digest("base64")}` };
}

/** A registry on the loopback interface that serves some tarballs, as if they were published, and nothing else. */
export async function tarballRegistry(files: readonly string[]) {
  const all = await Promise.all(files.map(published));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url?.split("?")[0] ?? "");
    const asked = all.find(({ file }) => path === `/-/${basename(file)}`);
    if (asked !== undefined) return response.end(await readFile(asked.file));
    const own = all.filter(({ manifest }) => path === `/${manifest.name}`);
    if (own.length === 0) return response.writeHead(404).end("{}");
    const versions = own.map(({ file, manifest, integrity }) => [
      manifest.version,
      { ...manifest, dist: { tarball: `${url}-/${basename(file)}`, integrity } },
    ]);
    const last = own.at(-1)?.manifest;
    const packument = {
      name: last?.name,
      "dist-tags": { latest: last?.version },
      versions: Object.fromEntries(versions),
    };
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(packument));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
