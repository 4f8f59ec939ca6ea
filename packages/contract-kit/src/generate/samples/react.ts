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
  const lines = isSafe(operation)
    ? queryLines(name, options)
    : mutationLines(name, options, body?.before ?? []);
  return fileText(componentLines(name, lines, client));
}

/** A module with a component around the lines of its hook. */
export function componentLines(
  name: string,
  lines: readonly string[],
  { react }: Pick<SampleClient, "react">,
): string[] {
  return [
    `import { use${name} } from ${JSON.stringify(react)};`,
    "",
    `export function ${name}() {`,
    ...lines,
    "}",
  ];
}

/** The lines of a component that reads. */
export function queryLines(name: string, options: string): string[] {
  return [
    `  const { data, error, isPending } = use${name}(${options});`,
    "  if (isPending) return <p>Loading …</p>;",
    '  if (error) return <p role="alert">{error.message}</p>;',
    "  return <pre>{JSON.stringify(data, null, 2)}</pre>;",
  ];
}

/** The lines of a component that changes something; `before` makes the body. */
export function mutationLines(name: string, options: string, before: readonly string[]): string[] {
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
