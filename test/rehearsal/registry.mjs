// @ts-check
// An npm registry on this machine that holds the packages of one scope, and nothing from outside.
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** @typedef {Awaited<ReturnType<typeof startRegistry>>} Registry */

/**
 * @typedef {object} Packument
 * @property {Record<string, string>} dist-tags
 * @property {Record<string, { dependencies?: Record<string, string> }>} versions
 */

/**
 * Starts Verdaccio on a free port of the loopback interface.
 * @param {string} dir an empty folder for its storage
 */
export async function startRegistry(dir) {
  const verdaccio = await runServer(configuration(dir));
  const [answer] = verdaccio.listeners("request");
  let left = Number.POSITIVE_INFINITY;
  let arrived = 0;
  let onRefused = () => {};
  const server = createServer((request, response) => {
    if (request.method !== "PUT" || request.url?.startsWith("/-/")) return answer(request, response);
    if (left-- > 0) {
      response.once("finish", () => {
        if (response.statusCode < 300) arrived += 1;
      });
      return answer(request, response);
    }
    onRefused();
    // Held, never answered: the publisher waits as on a dead line, until it is killed.
    request.resume();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the registry listens nowhere");
  const url = `http://127.0.0.1:${address.port}/`;
  const token = await signIn(url);

  return {
    url,
    /**
     * Lines of an .npmrc that send one scope here; all else goes where npm goes by default.
     * @param {string} scope
     */
    npmrc: (scope) => `${scope}:registry=${url}\n${url.replace("http:", "")}:_authToken=${token}\n`,
    /** How many publications were answered with success. */
    arrived: () => arrived,
    /**
     * Lets `count` more publications in and holds the rest; resolves when one is held.
     * @param {number} count
     * @returns {Promise<void>}
     */
    holdAfter(count) {
      left = count;
      return new Promise((resolve) => {
        onRefused = resolve;
      });
    },
    /** Lets everything in again. */
    release() {
      left = Number.POSITIVE_INFINITY;
      server.closeAllConnections();
    },
    /**
     * What the registry says of a package, or undefined when it has none of that name.
     * @param {string} name
     * @returns {Promise<Packument | undefined>}
     */
    async packument(name) {
      const answered = await fetch(new URL(name.replace("/", "%2f"), url));
      return answered.ok ? answered.json() : undefined;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {string} dir */
function configuration(dir) {
  return {
    configPath: join(dir, "config.yaml"),
    storage: join(dir, "storage"),
    // Each request is checked against the password: a hash made to be slow takes a sixth of a rehearsal.
    auth: { htpasswd: { file: join(dir, "htpasswd"), rounds: 4 } },
    uplinks: {},
    packages: { "**": { access: "$all", publish: "$authenticated" } },
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "fatal" },
  };
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function signIn(url) {
  const user = { name: "rehearsal", password: crypto.randomUUID() };
  const answered = await fetch(new URL(`-/user/org.couchdb.user:${user.name}`, url), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(user),
  });
  if (!answered.ok)
    throw new Error(`the registry let nobody in: ${answered.status} ${await answered.text()}`);
  return (await answered.json()).token;
}
