import { contract } from "../contract.ts";
import type { Exchange } from "../lib/exchanges.ts";
import { Copy } from "./Copy.tsx";

/** The ids of an exchange, then its headers both ways. */
export function ExchangeDetails({ exchange }: { exchange: Exchange }) {
  const values = new Map(exchange.responseHeaders);
  const ids = Object.entries(contract.ids).flatMap(([label, header]) => {
    const value = values.get(header.toLowerCase());
    return value === undefined ? [] : [{ label, value }];
  });
  return (
    <div className="exchange">
      {ids.length > 0 && (
        <dl className="ids">
          {ids.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <code>{value}</code>
                <Copy text={value} what={label} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <details className="fold">
        <summary>
          Headers of the answer <span className="muted">{exchange.responseHeaders.length}</span>
        </summary>
        <Headers headers={exchange.responseHeaders} />
      </details>
      <details className="fold">
        <summary>
          Request{" "}
          <code>
            {exchange.method} {shortUrl(exchange.url)}
          </code>
        </summary>
        <Headers headers={exchange.requestHeaders} />
        <p className="hint">{contract.security.header} is sent too, and never shown.</p>
      </details>
    </div>
  );
}

function shortUrl(url: string): string {
  return url.startsWith(location.origin) ? url.slice(location.origin.length) : url;
}

function Headers({ headers }: { headers: Exchange["responseHeaders"] }) {
  return (
    <dl className="headers">
      {headers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
