import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type RequestOptions, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSite } from "../../../scripts/site/site.mjs";

let folder: string;
let site: Awaited<ReturnType<typeof startSite>>;
let upstream: Server;
let upstreamUrl: string;
let seen: {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}[] = [];

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a path as it is: `fetch` would tidy `..` away. */
function ask(path: string, options: RequestOptions = {}, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    const sent = request({ hostname, port, path, ...options }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const listening = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
  const sample = join(folder, "sample");
  await mkdir(join(sample, "assets"), { recursive: true });
  await mkdir(join(folder, "docs", "guides"), { recursive: true });
  await writeFile(join(sample, "index.html"), "<title>dashboard</title>");
  await writeFile(join(sample, ".hidden"), "secret");
  await writeFile(join(sample, "assets", "index-AbCd_123.js"), `// ${"x".repeat(4000)}`);
  await writeFile(join(folder, "docs", "index.html"), "<title>docs</title>");
  await writeFile(join(folder, "docs", "openapi.yaml"), "openapi: 3.1.0");
  await writeFile(join(folder, "docs", "404.html"), "<title>no page</title>");
  await writeFile(join(folder, "outside.txt"), "secret");
  upstream = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk) => {
      body += chunk;
    });
    incoming.on("end", () => {
      seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
      response.writeHead(429, {
        "retry-after": "57",
        "content-type": "application/json",
        connection: "x-secret",
        "x-secret": "1",
      });
      response.end('{"statusCode":429}');
    });
  });
  upstreamUrl = `http://127.0.0.1:${await listening(upstream)}`;
  site = await startSite({ mockUrl: upstreamUrl, sampleDir: sample, docsDir: join(folder, "docs") });
});

afterAll(async () => {
  await site.stop();
  upstream.closeAllConnections();
  upstream.close();
  await rm(folder, { recursive: true });
});

describe("files", () => {
  it("serves the dashboard with a strict policy", async () => {
    const { status, headers, body } = await ask("/?state=empty");
    expect(status).toBe(200);
    expect(body).toBe("<title>dashboard</title>");
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-cache");
    const policy = headers["content-security-policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  it("serves the docs, and sends a path without its slash there", async () => {
    expect((await ask("/docs/")).body).toBe("<title>docs</title>");
    expect((await ask("/docs/openapi.yaml")).headers["content-type"]).toBe("application/yaml; charset=utf-8");
    const { status, headers } = await ask("/docs");
    expect([status, headers.location]).toEqual([308, "/docs/"]);
  });

  it("compresses and keeps built assets", async () => {
    const plain = await ask("/assets/index-AbCd_123.js");
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(plain.headers["content-length"]).toBe("4003");
    const zipped = await ask("/assets/index-AbCd_123.js", { headers: { "accept-encoding": "gzip" } });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(zipped.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  });

  it("answers HEAD without a body", async () => {
    const { status, headers, body } = await ask("/", { method: "HEAD" });
    expect([status, headers["content-length"], body]).toEqual([200, "24", ""]);
  });

  it("refuses other methods", async () => {
    const { status, headers } = await ask("/", { method: "POST" });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  it.each([
    "/missing.js",
    "/dashboard",
    "/docs/guides/",
    "/assets",
    "/../outside.txt",
    "/docs/../../outside.txt",
    "/%2e%2e/outside.txt",
    "/..%2foutside.txt",
    "/..%5coutside.txt",
    "/docs/%2e%2e%2foutside.txt",
    "//outside.txt",
    "/.hidden",
    "/%00",
    "/%zz",
  ])("answers 404 to %s", async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain("secret");
  });
});

it.each(["/dashboard", "/docs/guides/none.html"])(
  "shows people a page at %s, and programs a line",
  async (path) => {
    const page = await ask(path, { headers: { accept: "text/html,*/*" } });
    expect([page.status, page.headers["content-type"], page.body]).toEqual([
      404,
      "text/html; charset=utf-8",
      "<title>no page</title>",
    ]);
    expect((await ask(path)).body).toBe("Nothing is here.\n");
  },
);

describe("the proxy", () => {
  it("passes method, path, query, headers and body on, and the answer back", async () => {
    seen = [];
    const headers = { prefer: "code=429", authorization: "Bearer preview", "keep-alive": "timeout=1" };
    const answer = await ask("/api/v1/usage?a=1&b=%2F?c", { method: "POST", headers }, "body");
    expect(answer.status).toBe(429);
    expect(answer.body).toBe('{"statusCode":429}');
    expect(answer.headers["retry-after"]).toBe("57");
    expect(answer.headers["x-secret"]).toBeUndefined();
    expect(seen).toMatchObject([
      {
        method: "POST",
        url: "/v1/usage?a=1&b=%2F?c",
        body: "body",
        headers: { prefer: "code=429", authorization: "Bearer preview" },
      },
    ]);
    expect(seen[0]?.headers.host).toBe(new URL(upstreamUrl).host);
    expect(seen[0]?.headers["keep-alive"]).toBeUndefined();
  });

  it("asks its own upstream whatever the path says", async () => {
    seen = [];
    await ask("/api//example.com/secret");
    await ask("/api/http://example.com/");
    expect(seen.map(({ url }) => url)).toEqual(["//example.com/secret", "/http://example.com/"]);
  });

  it("says so when the mock is not there", async () => {
    const gone = createServer();
    const port = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    const lonely = await startSite({
      mockUrl: `http://127.0.0.1:${port}`,
      sampleDir: folder,
      docsDir: folder,
    });
    const response = await fetch(`${lonely.url}/api/v1/usage`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain("The mock does not answer");
    await lonely.stop();
  });
});

describe(startSite, () => {
  it("takes a free port when the wanted one is taken", async () => {
    const options = { mockUrl: upstreamUrl, sampleDir: folder, docsDir: folder };
    const second = await startSite({ port: site.port, ...options });
    expect(second.port).not.toBe(site.port);
    await second.stop();
    await second.stop();
  });

  it("says where it cannot listen", async () => {
    const options = { mockUrl: upstreamUrl, sampleDir: folder, docsDir: folder, host: "192.0.2.1" };
    await expect(startSite(options)).rejects.toThrow("The site cannot listen on 192.0.2.1:0");
  });

  it("says what to do when nothing is built", async () => {
    const empty = await startSite({
      mockUrl: upstreamUrl,
      sampleDir: join(folder, "no"),
      docsDir: join(folder, "no"),
    });
    const response = await fetch(empty.url);
    expect([response.status, await response.text()]).toEqual([
      404,
      "This part of the site is not built yet. Run the build, then load again.\n",
    ]);
    await empty.stop();
  });
});
