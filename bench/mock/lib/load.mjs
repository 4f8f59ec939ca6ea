// @ts-check
// A load generator on bare sockets: one request, or one made for each number, keep-alive, one in flight per connection.
import { connect } from "node:net";

const headEnd = Buffer.from("\r\n\r\n");

/** @typedef {{ method?: string, path: string, headers: Record<string, string>, body?: string, status?: number }} Call */

/**
 * Reads whole responses off a socket; calls `done(status, body)` for each.
 * @param {(status: number, body: Buffer) => void} done
 * @returns {(chunk: Buffer) => void}
 */
function reader(done) {
  /** @type {Buffer} */
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      const end = pending.indexOf(headEnd);
      if (end < 0) return;
      const head = pending.toString("latin1", 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (Number.isNaN(length)) throw new Error(`The load generator needs Content-Length, got:\n${head}`);
      const total = end + 4 + length;
      if (pending.length < total) return;
      const body = pending.subarray(end + 4, total);
      pending = pending.subarray(total);
      done(Number(head.slice(9, 12)), body);
    }
  };
}

/**
 * @param {Call} call
 * @param {number} port
 */
function requestText({ method = "GET", path, headers, body = "" }, port) {
  const length = method === "GET" ? {} : { "content-length": `${Buffer.byteLength(body)}` };
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

/**
 * Sends `total` requests over `connections`; resolves to seconds taken and the answers that differ from `expected`.
 * @param {{ port: number, connections: number, total: number, call: Call | ((index: number) => Call), expected?: Buffer }} options
 */
export async function load({ port, connections, total, call, expected }) {
  const fixed =
    typeof call === "function" ? undefined : { text: requestText(call, port), wanted: call.status };
  /** @param {number} index */
  const made = (index) => {
    const own = /** @type {(index: number) => Call} */ (call)(index);
    return { text: requestText(own, port), wanted: own.status };
  };
  let sent = 0;
  let wrong = 0;
  const began = performance.now();
  /** @returns {Promise<void>} */
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let wanted = 200;
      const next = () => {
        if (sent >= total) return socket.end(() => resolve());
        const { text, ...asked } = fixed ?? made(sent);
        sent += 1;
        wanted = asked.wanted ?? 200;
        socket.write(text);
      };
      socket.setNoDelay(true);
      socket.once("connect", next);
      socket.once("error", reject);
      socket.on(
        "data",
        reader((status, body) => {
          if (status !== wanted || (expected && !expected.equals(body))) wrong += 1;
          next();
        }),
      );
    });
  await Promise.all(Array.from({ length: connections }, one));
  return { seconds: (performance.now() - began) / 1000, wrong };
}
