import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { programEnvironment } from "../scripts/tests/environment.mjs";
import { root } from "./support/workspace.ts";

interface Running {
  readonly child: ChildProcess;
  readonly urls: Readonly<Record<"Dashboard" | "Docs" | "Mock", string>>;
}

async function serve(...args: string[]): Promise<Running> {
  const child = spawn(process.execPath, ["scripts/serve.mjs", "--no-build", ...args], {
    cwd: root,
    env: programEnvironment(),
  });
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Ctrl-C")) break;
  }
  const urls = Object.fromEntries(
    [...printed.matchAll(/^ {2}(\w+) +(http\S+)$/gm)].map((match) => [match[1], match[2]]),
  );
  return { child, urls: urls as Running["urls"] };
}

async function occupiedPort(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? address.port : 0 };
}

describe("the running product", () => {
  const stops: (() => unknown)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "serves dashboard, docs and mock on free ports, and %s stops all",
    async (signal) => {
      const taken = await occupiedPort();
      const { child, urls } = await serve("--port", String(taken.port), "--mock-port", String(taken.port));
      stops.push(
        () => child.kill("SIGKILL"),
        () => taken.server.close(),
      );

      expect(new URL(urls.Dashboard).port).not.toBe(String(taken.port));
      expect(await (await fetch(urls.Dashboard)).text()).toContain("Partner licenses");
      expect(await (await fetch(urls.Docs)).text()).toContain("@partner-licenses/client");
      const path = "v1/analytics/licenses/usage";
      const headers = { authorization: "Bearer token" };
      const direct = await (await fetch(new URL(path, urls.Mock), { headers })).json();
      expect(await (await fetch(new URL(`api/${path}`, urls.Dashboard), { headers })).json()).toEqual(direct);

      child.kill(signal);
      expect((await once(child, "exit"))[0]).toBe(0);
      await expect(fetch(urls.Dashboard)).rejects.toThrow();
      await expect(fetch(urls.Mock)).rejects.toThrow();
    },
  );
});
