/** What `--help` prints; fits 80 columns. */
export const help = `Usage: partner-licenses-mock [spec] [options]

Serves Partner Center's license usage API from its contract, with Prism inside.
Pass an OpenAPI 3.x file (YAML or JSON) to serve that contract instead.

Options
  -p, --port <port>     port to listen on, 0 for a free one      (4010)
      --host <address>  address to bind                          (127.0.0.1)
  -d, --dynamic         generate bodies from schemas, take no examples
      --seed <text>     same seed, same generated bodies
      --ignore-examples build static bodies from schemas, not from examples
      --errors          answer 500 when the mocked answer violates the contract
      --no-cors         send no CORS headers
  -q, --quiet           print the URL only
  -h, --help            print this text
  -v, --version         print the version

Per request
  Prefer: code=429                 pick a status
  Prefer: code=429, example=name   pick a named example
  Prefer: dynamic=true, seed=a     generate the body
`;
