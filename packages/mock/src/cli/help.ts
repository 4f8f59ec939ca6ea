import { scenarioNames, scenarios } from "../scenarios.ts";

const nameWidth = Math.max(...scenarioNames.map((name) => name.length));
const scenarioLines = scenarioNames.map((name) => `  ${name.padEnd(nameWidth)}  ${scenarios[name].summary}`);

/** What `--help` prints; fits 80 columns. */
export const help = `Usage
  partner-licenses-mock [spec] [options]
                         serve a contract
  partner-licenses-mock verify --base-url <url>
                         check a real server against it
  partner-licenses-mock proxy <url> [options]
                         watch real traffic
  partner-licenses-mock replay <file> --base-url <url>
                         send a recording again

Serves the API of the contract that it carries, with Prism inside.
Pass an OpenAPI 3.x file (YAML or JSON) to serve that contract instead.

Options
  -p, --port <port>      port to listen on, 0 for a free one     (4010)
      --host <address>   address to bind                         (127.0.0.1)
      --scenario <name>  scenario for requests that name none
      --delay <ms>       wait before every answer
  -d, --dynamic          generate bodies from schemas, take no examples
      --seed <text>      same seed, same generated bodies
      --ignore-examples  build static bodies from schemas, not from examples
      --errors           answer 500 when the mocked answer violates the contract
      --base-paths <how> optional, required or ignored: /v1/pets for /pets
                         where the contract's servers have /v1   (optional)
      --replies <file>   answers to give, and what is in store (YAML or JSON)
      --state            keep what is sent: POST, then GET, PUT, PATCH, DELETE
      --record <file>    append every exchange to a file, secrets redacted
      --pid-file <file>  write the process id to a file
      --no-watch         do not reload when the spec's files change
      --no-cors          send no CORS headers
      --no-callbacks     do not send the contract's callbacks
  -q, --quiet            print the URL only, and no line for each request
  -h, --help             print this text
  -v, --version          print the version

Per request
  Prefer: code=429                 pick a status
  Prefer: code=429, example=name   pick a named example
  Prefer: dynamic=true, seed=a     generate the body
  Prefer: delay=500                wait, in milliseconds
  Prefer: scenario=throttled-once  play a scenario

Scenarios, with state per Mock-Session header or correlation id
${scenarioLines.join("\n")}

Open /__mock on the running mock for every example with a ready command.
`;
