import type { Random } from "@partner-licenses/document/values/random";
import { pick } from "../random.ts";
import {
  type Content,
  type Contract,
  type Item,
  isWhole,
  methods,
  type Operation,
  type Parameter,
  variablesOf,
} from "./contract.ts";
import { formTypes, isForm } from "./forms.ts";
import {
  anyParameter,
  bodyOf,
  callbacksOf,
  contentOf,
  contractOf,
  encodingOf,
  formOf,
  itemOf,
  operationOf,
  parameterOf,
  paths,
  responseOf,
  securityOf,
  serverOf,
  wayOf,
} from "./random.ts";

/** A contract before and after. */
export type ContractPair = readonly [base: Contract, revision: Contract];

/** An operation of a contract, with what holds it. */
interface Spot {
  readonly contract: Contract;
  readonly path: string;
  readonly item: Item;
  readonly method: (typeof methods)[number];
  readonly operation: Operation;
}

/** Changes the contract in place; without an effect where it does not fit. */
type Edit = (random: Random, spot: Spot) => void;

/** The list that holds a parameter of the operation. */
function lists({ item, operation }: Spot): Parameter[][] {
  return [operation.parameters, item.parameters].filter(
    (list) => list !== undefined && list.length > 0,
  ) as Parameter[][];
}

function editParameter(
  random: Random,
  spot: Spot,
  change: (parameter: Parameter) => Parameter | undefined,
): void {
  const found = lists(spot);
  if (found.length === 0) return;
  const list = pick(random, found);
  const index = random(0, list.length - 1);
  const before = list[index];
  if (before === undefined) return;
  const after = change(before);
  // The path asks for each of its own.
  if (
    after === undefined ? before.in !== "path" : !list.some((each, at) => at !== index && isSame(each, after))
  )
    list.splice(index, 1, ...(after === undefined ? [] : [after]));
}

function isSame(one: Parameter, other: Parameter): boolean {
  return one.in === other.in && one.name.toLowerCase() === other.name.toLowerCase();
}

const edits: readonly Edit[] = [
  (random, { operation }) => {
    const fresh = anyParameter(random);
    if ((operation.parameters ?? []).some((each) => isSame(each, fresh))) return;
    operation.parameters = [...(operation.parameters ?? []), fresh];
  },
  (random, spot) => editParameter(random, spot, () => undefined),
  (random, spot) =>
    editParameter(random, spot, (old) =>
      old.in === "path" ? old : { ...old, required: old.required !== true },
    ),
  (random, spot) => editParameter(random, spot, (old) => parameterOf(random, old.in, old.name)),
  (random, spot) =>
    editParameter(random, spot, (old) => ({ ...old, style: parameterOf(random, old.in, old.name).style })),
  (random, spot) => editParameter(random, spot, (old) => ({ ...old, explode: random(0, 1) === 0 })),
  (random, spot) =>
    editParameter(random, spot, (old) =>
      old.in === "path" ? old : { ...old, name: anyParameter(random).name },
    ),
  (random, spot) =>
    editParameter(random, spot, (old) => (old.in === "path" ? old : { ...old, in: anyParameter(random).in })),
  (random, spot) =>
    editParameter(random, spot, (old) => {
      const { schema } = parameterOf(random, old.in, old.name);
      return schema === undefined || old.schema === undefined ? old : { ...old, schema };
    }),
  (_, { operation, method }) => {
    if (operation.requestBody === undefined || method === "get") return;
    operation.requestBody.required = operation.requestBody.required !== true;
  },
  (random, { operation, method }) => {
    if (method !== "get") operation.requestBody = bodyOf(random);
  },
  (random, { operation }) => {
    const { content } = operation.requestBody ?? {};
    const named = Object.keys(content ?? {}).map((type) => type.split(";")[0]);
    const fresh = Object.entries(contentOf(random)).filter(([type]) => !named.includes(type.split(";")[0]));
    if (content !== undefined) Object.assign(content, Object.fromEntries(fresh));
  },
  (_, { operation }) => delete operation.requestBody,
  (random, { operation }) => {
    const name = pick(random, ["200", "201", "2XX", "404", "4XX", "500", "default"]);
    if (random(0, 1) === 0 || Object.keys(operation.responses).length < 2)
      operation.responses[name] = responseOf(random);
    else delete operation.responses[name];
  },
  (random, { operation }) => {
    const response = pick(random, Object.values(operation.responses));
    const key = pick(random, ["content", "headers"] as const);
    if (random(0, 2) === 0) delete response[key];
    else Object.assign(response, { [key]: responseOf(random)[key] ?? response[key] });
  },
  (random, { operation }) => {
    operation.security = securityOf(random);
  },
  (random, { operation, contract }) => {
    const list = operation.security ?? contract.security;
    if (list === undefined || (list.length > 0 && random(0, 1) === 0))
      list?.splice(random(0, list.length - 1), 1);
    else list.push(wayOf(random));
  },
  (random, { contract }) => {
    contract.servers = Array.from({ length: random(1, 2) }, () => serverOf(random));
  },
  (random, { contract, operation }) => {
    (random(0, 1) === 0 ? contract : operation).servers?.push(serverOf(random));
  },
  (random, { item, method }) => {
    const { [method]: _, ...rest } = item;
    if (methods.some((each) => each in rest)) delete item[method];
    else item[pick(random, methods)] = operationOf(random);
  },
  (random, { contract, path }) => {
    if (Object.keys(contract.paths).length > 1) delete contract.paths[path];
    else {
      const fresh = pick(random, paths);
      contract.paths[fresh] ??= itemOf(random, fresh);
    }
  },
  (_, { item }) => {
    const [first, second, ...rest] = item.parameters ?? [];
    if (first === undefined || second === undefined) return;
    item.parameters = [{ ...first, name: second.name }, { ...second, name: first.name }, ...rest];
  },
  (random, { contract }) => {
    const scheme = pick(random, Object.values(contract.components?.securitySchemes ?? {}));
    if (scheme.type === "apiKey") scheme.name = "X-Other";
    else if (scheme.type === "http") scheme.scheme = scheme.scheme === "basic" ? "bearer" : "basic";
  },
];

/** Edits of what the server calls. */
const callEdits: readonly Edit[] = [
  (random, { operation }) => {
    operation.callbacks = { ...operation.callbacks, ...callbacksOf(random) };
  },
  (_, { operation }) => delete operation.callbacks,
  (random, spot) => {
    const before = callOf(spot);
    const after = callOf({ ...spot, operation: { responses: {}, callbacks: callbacksOf(random) } });
    const key = pick(random, ["parameters", "requestBody", "responses"] as const);
    if (before !== undefined) Object.assign(before, { [key]: after?.[key] });
  },
  (random, spot) => {
    const operation = callOf(spot);
    if (operation !== undefined) pick(random, edits.slice(1, 10))(random, { ...spot, item: {}, operation });
  },
  (random, spot) => {
    const operation = callOf(spot);
    const names = Object.keys(operation?.responses ?? {});
    if (operation !== undefined && names.length > 1) delete operation.responses[pick(random, names)];
  },
];

function callOf({ operation }: Spot): Operation | undefined {
  return Object.values(Object.values(operation.callbacks ?? {})[0] ?? {})[0]?.post;
}

/** Edits of forms. */
const formEdits: readonly Edit[] = [
  (random, { operation, method }) => {
    if (method !== "get") operation.requestBody = { ...operation.requestBody, content: formOf(random) };
  },
  (random, spot) => onForm(spot, (type, media) => Object.assign(media, formOf(random)[type])),
  (random, spot) =>
    onForm(spot, (type, media) => {
      media.encoding = { ...media.encoding, [pick(random, ["a", "b"])]: encodingOf(random, type) };
    }),
  (_, spot) => onForm(spot, (_type, media) => delete media.encoding),
  (_, spot) =>
    onForm(spot, (type, media) => {
      const { content } = spot.operation.requestBody ?? { content: {} };
      const other = formTypes.find((each) => each !== type) ?? type;
      if (media.schema !== undefined) content[other] = { schema: structuredClone(media.schema) };
    }),
];

function onForm({ operation }: Spot, change: (type: string, media: Content[string]) => unknown): void {
  const { content = {} } = operation.requestBody ?? {};
  const type = Object.keys(content).find(isForm);
  const media = type === undefined ? undefined : content[type];
  if (type !== undefined && media !== undefined) change(type, media);
}

/** Changes the words and not what they mean. */
const respellings: readonly Edit[] = [
  (_, { item, operation }) => {
    if (item.parameters === undefined || methods.filter((method) => method in item).length > 1) return;
    operation.parameters = [...(operation.parameters ?? []), ...item.parameters];
    delete item.parameters;
  },
  (random, { contract, path, item }) => {
    const renamed = new Map(variablesOf(path).map((name) => [name, `${name}${random(1, 9)}`]));
    delete contract.paths[path];
    contract.paths[path.replace(/\{([^}]*)\}/g, (_, name) => `{${renamed.get(name)}}`)] = item;
    for (const holder of [item, ...methods.map((each) => item[each])])
      for (const each of holder?.parameters ?? [])
        if (each.in === "path") Object.assign(each, { name: renamed.get(each.name) });
  },
  (_, { operation, contract }) => {
    operation.security ??= structuredClone(contract.security ?? []);
  },
  (_, { operation, contract }) => (operation.security ?? contract.security)?.reverse(),
  (random, { contract }) => {
    const name = pick(random, Object.keys(contract.components?.securitySchemes ?? {}));
    const text = JSON.stringify(contract).replaceAll(`"${name}":`, `"${name}2":`);
    Object.assign(contract, JSON.parse(text));
  },
  (_, { operation }) => operation.parameters?.reverse(),
  (_, { contract }) => {
    contract.openapi = contract.openapi.startsWith("3.0") ? "3.1.0" : "3.0.3";
  },
  (_, spot) =>
    onForm(spot, (type, media) => {
      const encoding = type === "multipart/form-data" ? {} : { style: "form", explode: true };
      if (media.encoding === undefined) media.encoding = { b: encoding };
    }),
  (_, { contract }) => {
    for (const server of contract.servers ?? [])
      server.url = server.url.endsWith("/") ? server.url : `${server.url}/`;
  },
  (_, { contract }) => {
    contract.servers = contract.servers?.flatMap(({ url, variables }) =>
      (variables?.region?.enum ?? [""]).map((value) => ({ url: url.replace("{region}", value) })),
    );
  },
  (_, { operation, contract }) => {
    if (contract.servers !== undefined) operation.servers ??= structuredClone(contract.servers);
  },
  (random, spot) =>
    editParameter(random, spot, (old) => {
      const style = old.style ?? (old.in === "query" || old.in === "cookie" ? "form" : "simple");
      return old.content === undefined ? { ...old, style, explode: old.explode ?? style === "form" } : old;
    }),
  (random, spot) =>
    editParameter(random, spot, (old) =>
      old.in === "header" ? { ...old, name: old.name.toLowerCase() } : old,
    ),
];

/** A random pair: mostly an edit or two, sometimes two strangers, sometimes two spellings of the same. */
export function contractPairOf(random: Random): ContractPair {
  const base = contractOf(random);
  const roll = random(1, 10);
  if (roll === 1) return [base, contractOf(random)];
  const revision = structuredClone(base);
  for (let count = random(1, 2); count > 0; count--) {
    const [path, item] = pick(random, Object.entries(revision.paths));
    const method = pick(
      random,
      methods.filter((each) => each in item),
    );
    const operation = item[method] as Operation;
    pick(random, roll <= 4 ? respellings : pick(random, [edits, edits, edits, callEdits, formEdits]))(
      random,
      {
        contract: revision,
        path,
        item,
        method,
        operation,
      },
    );
  }
  const pair: ContractPair = [base, plain(revision)];
  // Two edits may not go together: a method that was added lacks what went from its path to the others.
  if (!isWhole(pair[1])) return contractPairOf(random);
  return random(0, 1) === 0 ? pair : [pair[1], pair[0]];
}

/** Without what is undefined, as JSON has it. */
function plain(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract)) as Contract;
}
