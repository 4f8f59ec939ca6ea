import { startProxy } from "../proxy/proxy.ts";
import type { ProxiedExchange, ProxyOptions } from "../proxy/types.ts";
import { readFlags, toNumber, UsageError } from "./args.ts";
import { hasColour, print } from "./output.ts";
import { stopOnSignals } from "./process.ts";

const help = `Usage: partner-licenses-mock proxy <url> [spec] [options]

Passes traffic on to a real server unchanged and reports what departs from the
contract, one line per exchange.

Options
  -p, --port <port>     port to listen on, 0 for a free one         (4011)
      --host <address>  address to bind                             (127.0.0.1)
      --strict          stop what departs: 400 to the client, 502 for the server
      --json            one JSON object per exchange; the address goes to stderr
  -h, --help            print this text
`;

const flags = {
  port: { type: "string", short: "p", default: "4011" },
  host: { type: "string", default: "127.0.0.1" },
  strict: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs `proxy`; resolves to the exit code, or to `undefined` while the proxy runs on. */
export async function proxyCommand(args: string[]): Promise<number | undefined> {
  const { values, positionals } = readFlags(args, flags);
  if (values.help) return print(help);
  const [upstream, spec, ...more] = positionals;
  if (upstream === undefined) throw new UsageError("proxy needs the URL of the real server");
  if (more.length > 0)
    throw new UsageError(`proxy takes one URL and one contract, got also ${more.join(", ")}`);
  const colour = hasColour();
  const options: ProxyOptions = {
    upstream,
    port: toNumber("port", values.port, 65535),
    host: values.host,
    strict: values.strict ?? false,
    onExchange: (exchange) => print(values.json ? `${JSON.stringify(exchange)}\n` : line(exchange, colour)),
  };
  if (spec !== undefined) options.spec = spec;
  const proxy = await startProxy(options);
  stopOnSignals(() => proxy.stop());
  // With --json the output holds exchanges only.
  const notes = values.json ? process.stderr : process.stdout;
  notes.write(`Proxy to ${upstream} on ${proxy.url}\nStop it with Ctrl-C.\n`);
  return undefined;
}

function line({ method, url, status, violations, stopped }: ProxiedExchange, colour: boolean): string {
  const departs = violations.length > 0;
  const sign = departs ? "✗" : "✓";
  const shown = colour ? `\u001b[${departs ? 31 : 32}m${sign}\u001b[0m` : sign;
  const details = violations.map(({ location, message }) => `    ${location.join(".")}: ${message}\n`);
  return `${shown} ${status} ${method} ${url}${stopped ? " (stopped)" : ""}\n${details.join("")}`;
}
