import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSignIn } from "../../packages/cli/test/support/sign-in.ts";
import { temporaryFolder } from "../../test/support/workspace.ts";

const root = join(import.meta.dirname, "..");
const path = "/api/v1/analytics/licenses/usage";

let signIn: Awaited<ReturnType<typeof startSignIn>>;
let mock: Awaited<ReturnType<typeof startMock>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let env: Record<string, string>;
let program: ChildProcess | undefined;

beforeAll(async () => {
  [signIn, mock, folder] = await Promise.all([
    startSignIn(),
    startMock({ port: 0 }),
    temporaryFolder("examples"),
  ]);
  env = {
    TENANT_ID: "tenant-1",
    CLIENT_ID: "app-1",
    SIGN_IN_URL: signIn.url,
    PARTNER_URL: mock.url,
    REFRESH_TOKEN_FILE: join(folder.dir, "refresh-token"),
  };
  signIn.state.refreshTokens.push("refresh-1");
  await writeFile(env.REFRESH_TOKEN_FILE as string, "refresh-1");
});

afterAll(async () => {
  await Promise.all([signIn?.stop(), mock?.stop(), folder?.remove()]);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Asks a server that a program starts, as soon as it listens. */
async function served(file: string): Promise<(asked: string) => Promise<Response>> {
  const port = await freePort();
  program = spawn(process.execPath, [join(root, file)], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: "inherit",
  });
  const ask = (asked: string) => fetch(`http://127.0.0.1:${port}${asked}`);
  for (;;) {
    const answer = await ask("/").catch(() => undefined);
    if (answer) return ask;
    if (program.exitCode !== null) throw new Error(`${file} ended`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Asks what a module exports, which a framework would call. */
async function imported(file: string): Promise<(asked: string) => Promise<Response>> {
  Object.assign(process.env, env);
  const module = await import(pathToFileURL(join(root, file)).href);
  return async (asked) => {
    const request = new Request(`http://127.0.0.1${asked}`);
    if (module.GET) return module.GET(request);
    const { body, ...init } = await module.usage.handler(request);
    return new Response(body, init);
  };
}

test.each([
  ["node.mjs", served],
  ["express.mjs", served],
  ["next-route.mjs", imported],
  ["azure-function.mjs", imported],
])("%s adds the token, shows it to nobody, and passes nothing else on", async (file, start) => {
  try {
    const ask = await start(file);
    const answer = await ask(path);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).items.length]).toEqual([200, 5]);
    expect(answer.headers.get("content-type")).toContain("application/json");
    const secrets = [...signIn.state.refreshTokens, "eyJ"];
    for (const secret of secrets) expect(text + JSON.stringify([...answer.headers])).not.toContain(secret);
    expect((await ask("/api/v1/customers")).status).toBe(404);
    const kept = env.REFRESH_TOKEN_FILE as string;
    expect(await readFile(kept, "utf8")).toBe(signIn.state.refreshTokens.at(-1));
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
  } finally {
    if (program?.exitCode === null) {
      program.kill();
      await once(program, "exit");
    }
    program = undefined;
  }
});
