import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { cachedInstall } from "../../scripts/cached-install.mjs";

/** A cache server for turbo on the loopback interface, and the environment by which turbo finds it. */
export interface RemoteCache {
  readonly environment: Readonly<Record<"TURBO_API" | "TURBO_TOKEN" | "TURBO_TEAM", string>>;
  stop(): Promise<void>;
}

// Large, and only this proof needs it: installed when it runs, and kept in node_modules/.cache.
const server = { "turborepo-remote-cache": "2.12.0" };

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function untilReady(url: string, ended: Promise<unknown>): Promise<void> {
  let over = false;
  ended.then(() => {
    over = true;
  });
  const ready = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) {
    if (over) throw new Error("the cache server ended before it answered");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts the server with its storage in a folder. */
export async function startRemoteCache(folder: string): Promise<RemoteCache> {
  const { dir } = await cachedInstall("turborepo-remote-cache", server);
  const port = await freePort();
  const token = crypto.randomUUID();
  const child = spawn(process.execPath, [join(dir, "node_modules/turborepo-remote-cache/dist/cli.js")], {
    env: {
      PATH: process.env.PATH,
      HOST: "127.0.0.1",
      PORT: String(port),
      LOG_LEVEL: "error",
      NODE_ENV: "production",
      STORAGE_PROVIDER: "local",
      STORAGE_PATH: folder,
      STORAGE_PATH_USE_TMP_FOLDER: "false",
      TURBO_TOKEN: token,
    },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}/v8/artifacts/status`, ended);
  return {
    environment: { TURBO_API: url, TURBO_TOKEN: token, TURBO_TEAM: "team_workspace" },
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
