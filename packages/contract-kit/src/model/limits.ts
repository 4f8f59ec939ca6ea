import type { Contract } from "@partner-licenses/document/contract";
import type { ContractError } from "@partner-licenses/document/errors";
import { type Json, objectOrEmpty } from "@partner-licenses/document/json";
import { essenceOf, isUrlencoded } from "@partner-licenses/document/model/media-types";
import {
  type Operation as Declared,
  hasBody,
  hasRequestBody,
  operationsOf,
} from "@partner-licenses/document/model/operations";
import { addressOf } from "@partner-licenses/document/model/templates";
import { isToken, token } from "@partner-licenses/document/model/token";
import { join, type Loc } from "@partner-licenses/document/reader/pointer";
import type { Operation } from "./operations.ts";
import { isCovered } from "./security.ts";

/** A note for all that a contract asks for, and a client built on `fetch` cannot do by itself. */
export function limitNotes(contract: Contract, operations: readonly Operation[]): ContractError[] {
  const declared = operationsOf(contract.workspace);
  return [
    ...addressNotes(contract, declared),
    ...methodNotes(contract, declared),
    ...mediaTypeNotes(contract, declared),
    ...headerNotes(contract, declared),
    ...describedTwice(contract, declared),
    ...bodyNotes(contract, declared),
    ...formNotes(contract, declared),
    ...answerNotes(contract, declared),
    ...securityNotes(contract, operations),
  ];
}

function addressNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  const marked = operations.filter(({ path }) => path.replace(/\{[^{}]*\}/g, "").includes("#"));
  return marked.map(({ method, path, pointer }) => {
    const address = `${method.toUpperCase()} ${addressOf(path).path}`;
    return contract.fault(pointer, {
      code: "fragment-not-sent",
      message: `what stands behind \`#\` in a path is never sent: on the wire this is \`${address}\``,
      hint: "a mock gives the first operation at that address that takes the request; `raw` of a client loses its query",
    });
  });
}

/** The methods that the Fetch standard forbids, whatever the platform. */
const forbidden = new Set(["CONNECT", "TRACE", "TRACK"]);

function methodNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  return operations
    .filter(({ method }) => forbidden.has(method.toUpperCase()))
    .map(({ method, pointer }) =>
      contract.fault(pointer, {
        code: "method-not-sent",
        message: `\`fetch\` sends no ${method.toUpperCase()}: a call of this operation fails before it is sent`,
        hint: "give the client a `fetch` that sends it, or call the operation without the client",
      }),
    );
}

/** `type/subtype`, as RFC 9110 spells it, and what may follow. */
const wellFormed = new RegExp(`^(${token}/${token}|\\*)\\s*(;.*)?$`, "s");

function mediaTypeNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  const declared = operations.flatMap(({ body, responses }) => [body, ...responses]);
  const wrong = declared.flatMap((each) => each?.content ?? []).filter(({ type }) => !wellFormed.test(type));
  return eachPlace(wrong.map(({ type, loc }) => ({ name: type, loc }))).map(([pointer, type]) =>
    contract.fault(pointer, {
      code: "media-type-malformed",
      message: `\`${type}\` is no media type: clients and servers refuse it as a \`Content-Type\``,
      hint: "write `type/subtype`, such as `application/json`",
    }),
  );
}

function headerNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  const asked = operations.flatMap(({ parameters }) => parameters.filter((each) => each.in === "header"));
  const wrong = [...asked, ...answeredHeaders(operations)].filter(({ name }) => !isToken(name));
  return eachPlace(wrong).map(([pointer, name]) =>
    contract.fault(pointer, {
      code: "header-name-malformed",
      message: `\`${name}\` is no name of a header: nobody can send it`,
      hint: "write letters, digits and hyphens, without spaces",
    }),
  );
}

function describedTwice(contract: Contract, operations: readonly Declared[]): ContractError[] {
  const all = [...operations.flatMap(({ parameters }) => parameters), ...answeredHeaders(operations)];
  const both = all.filter(({ value, content }) => content !== undefined && value.schema !== undefined);
  return eachPlace(both).map(([pointer, name]) =>
    contract.fault(pointer, {
      code: "schema-next-to-content",
      message: `\`${name}\` has both \`schema\` and \`content\`: only \`content\` counts`,
      hint: "remove one of the two",
    }),
  );
}

function answeredHeaders(operations: readonly Declared[]) {
  return operations.flatMap(({ responses }) => responses.flatMap(({ headers }) => headers));
}

/** Each place of the contract once, with the name that is declared there, however many operations refer to it. */
function eachPlace(named: readonly { readonly name: string; readonly loc: Loc }[]): [string, string][] {
  return [...new Map(named.map(({ name, loc }) => [loc.pointer, name]))];
}

function bodyNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  return operations
    .filter(({ method, body }) => body !== undefined && !hasRequestBody(method))
    .map(({ method, pointer }) =>
      contract.fault(pointer, {
        code: "body-not-sent",
        message: `\`fetch\` sends no body with ${method.toUpperCase()}: calls take none`,
        hint: "declare parameters instead, or another method",
      }),
    );
}

/** Nothing says how a list or a number would be written as a form. Frameworks declare one next to each body of JSON. */
function formNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  const { workspace } = contract;
  const wrong = operations
    .flatMap(({ body }) => body?.content ?? [])
    .flatMap(({ type, schema, loc }) => {
      const { type: types } = objectOrEmpty(schema && workspace.deref(schema.value, schema.loc).value);
      const others = isUrlencoded(type) ? ["object", "string"] : ["object"];
      const isFine = types === undefined || others.some((each) => [types].flat().includes(each));
      const isForm = isUrlencoded(type) || essenceOf(type) === "multipart/form-data";
      const what = `\`${type}\` is described as \`${[types].flat().join(" or ")}\``;
      return isForm && !isFine ? [{ what, pointer: loc.pointer }] : [];
    });
  return [...new Set(wrong.map(({ what }) => what))].map((what) => {
    const [first = "#", ...others] = wrong.filter((each) => each.what === what).map(({ pointer }) => pointer);
    const places = others.length > 0 ? ` (${others.length + 1} places)` : "";
    return contract.fault(first, {
      code: "form-without-fields",
      message: `${what}, and a form has fields: only a form that the caller made can be sent${places}`,
      hint: "describe an object, or leave this media type out",
    });
  });
}

function answerNotes(contract: Contract, operations: readonly Declared[]): ContractError[] {
  const unread = operations
    .flatMap(({ responses }) => responses)
    .filter(({ status, value }) => !hasBody(status) && !isEmpty(value.content));
  return [...new Map(unread.map(({ status, loc }) => [loc.pointer, status]))].map(([pointer, status]) =>
    contract.fault(pointer, {
      code: "body-not-read",
      message: `HTTP leaves an answer with ${status} no body: what is declared for it is not read`,
      hint: "leave `content` out, or answer with another status",
    }),
  );
}

const isEmpty = (content: Json | undefined) => Object.keys(objectOrEmpty(content)).length === 0;

function securityNotes(contract: Contract, operations: readonly Operation[]): ContractError[] {
  const asked = operations.flatMap(({ security }) => security.flatMap(({ schemes }) => schemes));
  const schemes = new Map(asked.map(({ name, scheme }) => [name, scheme]));
  const covered = new Set(
    operations
      .flatMap(({ security }) => security)
      .flatMap((way) => way.schemes.filter((each) => isCovered(each, way.schemes)).map(({ name }) => name)),
  );
  return [...schemes].flatMap(([name, scheme]) => {
    const why = covered.has(name) ? notNext : whyNotShown(scheme?.type, scheme?.scheme);
    if (why === undefined) return [];
    const [message, hint] = why;
    const pointer = join("#/components/securitySchemes", name);
    return [contract.fault(pointer, { code: "credential-not-made", message, hint })];
  });
}

const notNext = [
  "a token is asked for in the same header at the same time: the client shows the token alone",
  "make them two entries of `security`, of which one is enough",
] as const;

/** What a client does not do for a kind of security scheme, and what its user can. */
function whyNotShown(type: unknown, scheme: unknown): readonly [message: string, hint: string] | undefined {
  if (type === "mutualTLS")
    return [
      "a client shows no certificate: the platform does, when the connection is made",
      "give the client a `fetch` that has the certificate",
    ];
  if (type !== "http" || /^(basic|bearer)$/i.test(String(scheme))) return undefined;
  return [
    `a client does not work out credentials of HTTP \`${String(scheme)}\`: it sends what it is given after that word`,
    "give `auth` what stands there, or a function that works it out",
  ];
}
