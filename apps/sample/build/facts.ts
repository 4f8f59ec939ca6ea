import type { Cause, ContractFacts, ProblemFacts } from "../src/contract/facts.ts";

type Json = Record<string, unknown>;
const object = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Follows `$ref` inside the document; throws when it points nowhere. */
function resolve(document: Json, value: unknown): Json {
  const ref = object(value).$ref;
  if (typeof ref !== "string") return object(value);
  const found = ref
    .slice(2)
    .split("/")
    .reduce<unknown>((node, part) => object(node)[part], document);
  if (found === undefined) throw new Error(`${ref} does not resolve. Build the contract first.`);
  return resolve(document, found);
}

function operationOf(document: Json, operationId: string): Json {
  const methods = Object.values(object(document.paths)).flatMap((path) => Object.values(object(path)));
  const operation = methods.map(object).find((candidate) => candidate.operationId === operationId);
  if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
  return operation;
}

/** The successor: the link that the paragraph about deprecation names. */
function supersededBy(operation: Json): ContractFacts["superseded"] {
  if (operation.deprecated !== true) return undefined;
  const link = /\*\*Deprecated\.\*\*[^[]*\[([^\]]+)\]\(([^)\s]+)\)/.exec(text(operation.description));
  return { successor: link?.[1], url: link?.[2] };
}

function causesOf(document: Json, status: string, response: unknown): Cause[] {
  const media = Object.values(object(resolve(document, response).content));
  const examples = media.flatMap((entry) => Object.entries(object(object(entry).examples)));
  return examples.map(([example, reference]) => {
    const { summary, description, value } = resolve(document, reference);
    const { code } = object(value);
    return {
      status: Number(status),
      example,
      ...(code === undefined ? {} : { code: String(code) }),
      summary: text(summary),
      advice: text(description).trim(),
    };
  });
}

const roles = (entries: [string, Json][]): Record<string, string> =>
  Object.fromEntries(
    entries.flatMap(([name, { "x-role": role }]) => (typeof role === "string" ? [[role, name]] : [])),
  );

/** Takes from the contract what the page says about it; throws when the operation is missing. */
export function factsOf(
  contract: unknown,
  operationId: string,
): { view: ContractFacts; problems: ProblemFacts } {
  const document = object(contract);
  const operation = operationOf(document, operationId);
  const responses = Object.entries(object(operation.responses));
  const parameters = (Array.isArray(operation.parameters) ? operation.parameters : []).map((one) =>
    resolve(document, one),
  );
  const headers = responses.flatMap(([, response]) =>
    Object.entries(object(resolve(document, response).headers)),
  );
  return {
    view: {
      superseded: supersededBy(operation),
      idHeaders: roles(headers.map(([name, header]) => [name, resolve(document, header)])),
    },
    problems: {
      causes: responses
        .filter(([status]) => !status.startsWith("2"))
        .flatMap(([status, response]) => causesOf(document, status, response)),
      requestHeaders: parameters.filter((one) => one.in === "header").map((one) => text(one.name)),
    },
  };
}
