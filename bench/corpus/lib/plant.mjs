// @ts-check
// Edits that break somebody, one of each kind, where a contract has a place for them.
import { isJson } from "@partner-licenses/document/model/media-types";
import { operationsOf } from "@partner-licenses/document/model/operations";
import { join, keysOf } from "@partner-licenses/document/reader/pointer";

/** @import { Operation } from "@partner-licenses/document/model/operations" */
/** @import { Target, Workspace } from "@partner-licenses/document/reader/workspace" */
/** @typedef {{ [key: string]: any }} Node */
/** @typedef {{ owner: string, name: string, target: Target, operation: Operation }} Property */
/** @typedef {{ kind: string, operation: Operation, prepare?: (document: Node) => void, change: (document: Node) => void }} Edit */

/**
 * The node that a pointer leads to.
 * @param {Node} document
 * @param {string} pointer
 * @returns {Node}
 */
const nodeAt = (document, pointer) => keysOf(pointer).reduce((node, key) => node[key], document);

/**
 * The properties of the JSON objects of an operation's messages, as deep as a reader looks.
 * @param {Workspace} workspace
 * @param {Operation} operation
 * @param {readonly { type: string, schema: Target | undefined }[]} content
 * @param {"readOnly" | "writeOnly"} hidden what no such message carries
 */
function propertiesOf(workspace, operation, content, hidden) {
  /** @type {Property[]} */
  const found = [];
  const seen = new Set();
  /** @type {(target: Target, depth: number) => void} */
  const enter = (target, depth) => {
    const { value, loc } = workspace.deref(target.value, target.loc);
    const schema = /** @type {Node} */ (value ?? {});
    if (depth > 3 || seen.has(value)) return;
    seen.add(value);
    /** @type {(...keys: (string | number)[]) => Target} */
    const below = (...keys) => ({
      value: keys.reduce((/** @type {Node} */ node, key) => node[key], schema),
      loc: { ...loc, pointer: join(loc.pointer, ...keys) },
    });
    for (const name of Object.keys(schema.properties ?? {})) {
      const member = below("properties", name);
      const inner = workspace.deref(member.value, member.loc);
      if (Object(member.value)[hidden] === true || Object(inner.value)[hidden] === true) continue;
      found.push({ owner: loc.pointer, name, target: inner, operation });
      enter(inner, depth + 1);
    }
    if (schema.items) enter(below("items"), depth + 1);
    for (const index of (schema.allOf ?? []).keys()) enter(below("allOf", index), depth + 1);
  };
  for (const { type, schema } of content) if (schema !== undefined && isJson(type)) enter(schema, 0);
  return found;
}

/** @param {Property} property */
const isPlainText = ({ target: { value } }) => {
  const { type, enum: listed, format, pattern, minLength, const: fixed } = Object(value);
  return type === "string" && !(listed ?? format ?? pattern ?? minLength ?? fixed);
};

/**
 * Whether a media type that is not listed is none: a range would take it, and nothing can be added next to a reference.
 * @param {{ content: readonly { type: string }[], value: any }} message
 */
const isListed = ({ content, value }) =>
  content.length > 0 && value.content.$ref === undefined && content.every(({ type }) => !type.includes("*"));

/**
 * The edits, each at another operation.
 * @param {Workspace} workspace
 * @returns {Edit[]}
 */
export function editsOf(workspace) {
  const operations = operationsOf(workspace);
  // what is only read is in no request, what is only written in no answer
  const sent = operations.flatMap((each) =>
    propertiesOf(workspace, each, each.body?.content ?? [], "readOnly"),
  );
  const answers = operations.flatMap((operation) =>
    operation.responses
      .filter(({ status, content }) => /^2/.test(status) && content.length > 0)
      .map((response) => ({ operation, response })),
  );
  const got = answers.flatMap(({ operation, response }) =>
    propertiesOf(workspace, operation, response.content, "writeOnly"),
  );
  /** @type {<Item>(items: readonly Item[], share: number, make: (item: Item) => Edit) => Edit[]} */
  const at = (items, share, make) =>
    items
      .slice(Math.floor(items.length * share))
      .slice(0, 1)
      .map(make);
  const other = { "application/x-planted": { schema: { type: "string" } } };
  /** @type {(kind: string, operation: Operation, pointer: string) => Edit} */
  const mediaRemoved = (kind, operation, pointer) => ({
    ...{ kind, operation },
    prepare: (document) => Object.assign(nodeAt(document, pointer).content, structuredClone(other)),
    change: (document) => delete nodeAt(document, pointer).content["application/x-planted"],
  });
  return [
    ...at(operations, 0.1, (operation) => ({
      kind: "operation removed",
      operation,
      change: (document) => {
        const keys = keysOf(operation.loc.pointer);
        delete nodeAt(document, join("#", ...keys.slice(0, -1)))[keys.at(-1) ?? ""];
      },
    })),
    ...at(operations, 0.3, (operation) => ({
      kind: "required parameter added",
      operation,
      change: (document) => {
        const node = nodeAt(document, operation.loc.pointer);
        const planted = { name: "planted", in: "query", required: true, schema: { type: "string" } };
        node.parameters = [...(node.parameters ?? []), planted];
      },
    })),
    ...at(
      sent.filter(({ target }) => Object(target.value).enum?.length > 1),
      0.5,
      (property) => ({
        kind: "value of an enum removed in a request",
        operation: property.operation,
        change: (document) => nodeAt(document, property.target.loc.pointer).enum.pop(),
      }),
    ),
    ...at(got, 0.6, ({ operation, owner, name }) => ({
      kind: "property of an answer removed",
      operation,
      change: (document) => {
        const node = nodeAt(document, owner);
        delete node.properties[name];
        if (node.required)
          node.required = node.required.filter((/** @type {string} */ each) => each !== name);
      },
    })),
    ...at(got.filter(isPlainText), 0.4, ({ operation, target }) => ({
      kind: "type changed in an answer",
      operation,
      change: (document) => Object.assign(nodeAt(document, target.loc.pointer), { type: "integer" }),
    })),
    ...at(sent.filter(isPlainText), 0.7, ({ operation, target }) => ({
      kind: "maxLength lowered in a request",
      operation,
      prepare: (document) => Object.assign(nodeAt(document, target.loc.pointer), { maxLength: 100 }),
      change: (document) => Object.assign(nodeAt(document, target.loc.pointer), { maxLength: 10 }),
    })),
    ...at(operations, 0.8, (operation) => ({
      kind: "security added",
      operation,
      prepare: (document) => {
        nodeAt(document, operation.loc.pointer).security = [];
        document.components = { ...document.components };
        const schemes = {
          ...document.components.securitySchemes,
          planted: { type: "http", scheme: "bearer" },
        };
        document.components.securitySchemes = schemes;
      },
      change: (document) => {
        nodeAt(document, operation.loc.pointer).security = [{ planted: [] }];
      },
    })),
    ...at(
      operations.filter(({ body }) => body !== undefined && isListed(body)),
      0.5,
      (operation) =>
        mediaRemoved("media type of a request removed", operation, operation.body?.loc.pointer ?? ""),
    ),
    ...at(
      answers.filter(({ response }) => isListed(response)),
      0.9,
      ({ operation, response }) =>
        mediaRemoved("media type of an answer removed", operation, response.loc.pointer),
    ),
  ];
}
