import { isPartnerError } from "./errors.ts";
import type { CallInput, Exchange } from "./shared.ts";
import { table } from "./table.ts";

/** Runs an operation by its id. */
export type Run = (id: string, input?: CallInput) => Promise<Exchange>;

/** The three styles of one call: data, data with its answer, and a result that never rejects. */
export function styles<Arguments extends unknown[]>(run: (...args: Arguments) => Promise<Exchange>) {
  const data = async (...args: Arguments) => (await run(...args)).data;
  const safe = (...args: Arguments) =>
    run(...args).then(
      (exchange) => ({ ok: true, ...exchange }),
      (error) => {
        if (!isPartnerError(error)) throw error;
        const { status = 0 } = error;
        return { ok: false, status: status > 399 ? status : undefined, error };
      },
    );
  return Object.assign(data, { withResponse: run, safe });
}

type Node = Record<string, unknown>;

/**
 * Builds the call chain of all operations from the generated table: a property per path segment,
 * a function per segment with path parameters. `prefix` and `values` are the steps taken so far.
 */
export function buildChain(run: Run, prefix = "", values: readonly unknown[] = []): Node {
  const node: Node = {};
  for (const [id, { chain, path }] of Object.entries(table)) {
    if (!chain.startsWith(prefix)) continue;
    const [name = "", ...rest] = chain.slice(prefix.length).split(".");
    const names = path.match(/[^{]+(?=\})/g) ?? [];
    if (!rest[0]) {
      const parameters = Object.fromEntries(names.map((key, index) => [key, values[index]]));
      node[name] = styles((input?: CallInput) => run(id, { ...input, path: parameters }));
    } else if (!node[name]) {
      const more = (...added: unknown[]) => buildChain(run, `${prefix}${name}.`, [...values, ...added]);
      node[name] = path.split("/").filter(Boolean).at(-rest.length)?.includes("{") ? more : more();
    }
  }
  return node;
}
