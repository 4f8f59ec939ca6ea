import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";

/** A tarball as a registry names it. */
export interface Published {
  readonly name: string;
  readonly version: string;
  readonly file: string;
}

/** A registry on the loopback interface that serves some tarballs and nothing else. */
export async function tarballRegistry(published: readonly Published[]) {
  const server = createServer(async ({ url = "" }, response) => {
    const path = decodeURIComponent(url.split("?")[0] ?? "");
    const asked = published.find(({ file }) => path === `/-/${basename(file)}`);
    if (asked !== undefined) return response.end(await readFile(asked.file));
    const own = published.filter(({ name }) => path === `/${name}`);
    if (own.length === 0) return response.writeHead(404).end("{}");
    const { port } = server.address() as AddressInfo;
    const versions = own.map(({ name, version, file }) => {
      const tarball = `http://127.0.0.1:${port}/-/${basename(file)}`;
      return [version, { name, version, dist: { tarball } }];
    });
    const latest = own.at(-1)?.version;
    const packument = { name: own[0]?.name, "dist-tags": { latest }, versions: Object.fromEntries(versions) };
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(packument));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
