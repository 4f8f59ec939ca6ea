import { hasHook } from "../../model/check.ts";
import { isSafe } from "../../model/operations.ts";
import { capitalize } from "../../model/words.ts";
import type { SampleClient } from "../config.ts";
import { fileText, literal } from "../text.ts";
import { type Call, optionsCode, pathValues } from "./sample.ts";

/** A component with the hook of an operation as a module; undefined where there is no hook or no value for the call. */
export function reactSampleOf(call: Call, client: SampleClient): string | undefined {
  const { operation, body } = call;
  if (!hasHook(operation) || body?.isNone === true) return undefined;
  const name = capitalize(operation.hook);
  const path = pathValues(call);
  const options = optionsCode(call, Object.keys(path).length === 0 ? [] : [`path: ${literal(path)}`]);
  return fileText([
    `import { use${name} } from ${JSON.stringify(client.react)};`,
    "",
    `export function ${name}() {`,
    ...(isSafe(operation) ? queryLines(name, options) : mutationLines(name, options, body?.before ?? [])),
    "}",
  ]);
}

function queryLines(name: string, options: string): string[] {
  return [
    `  const { data, error, isPending } = use${name}(${options});`,
    "  if (isPending) return <p>Loading …</p>;",
    '  if (error) return <p role="alert">{error.message}</p>;',
    "  return <pre>{JSON.stringify(data, null, 2)}</pre>;",
  ];
}

function mutationLines(name: string, options: string, before: readonly string[]): string[] {
  return [
    `  const { error, isPending, mutate } = use${name}();`,
    "  const send = () => {",
    ...before.map((line) => `    ${line}`),
    `    mutate(${options});`,
    "  };",
    "  return (",
    "    <>",
    '      <button type="button" disabled={isPending} onClick={send}>Send</button>',
    '      {error && <p role="alert">{error.message}</p>}',
    "    </>",
    "  );",
  ];
}
