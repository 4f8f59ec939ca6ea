import type { MediaType } from "@partner-licenses/document/model/content";
import { type Operation, operationsOf } from "@partner-licenses/document/model/operations";
import type { Parameter } from "@partner-licenses/document/model/parameters";
import type { Loc } from "@partner-licenses/document/reader/pointer";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { sample } from "@partner-licenses/document/values/sample/sample";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { encodeBody } from "@partner-licenses/document/values/wire/body";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import type { Grouped } from "../findings/collect.ts";
import type { ContractSide } from "../normalise/view.ts";

/** A value, and where the schema stands that accepts it. */
interface Held {
  readonly value: unknown;
  readonly accepts: Loc | undefined;
}

/** Writes the whole request next to each value that base took and revision refuses. */
export function addRequests(groups: readonly Grouped[], { workspace, version }: ContractSide): void {
  let operations: ReadonlyMap<string, Operation> | undefined;
  const home = new Schemas(workspace, { dialect: version, direction: "request" });
  for (const group of groups) {
    const { witness, accepts } = group;
    if (witness?.acceptedBy !== "base" || !group.directions.has("request")) continue;
    operations ??= new Map(operationsOf(workspace).map((each) => [labelOf(each), each]));
    for (const name of [...group.operations].flat()) {
      const operation = operations.get(name);
      const request = operation && requestWith(operation, { value: witness.value, accepts }, home);
      if (request === undefined) continue;
      group.witness = { ...witness, request };
      break;
    }
  }
}

function labelOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

/**
 * The request of the operation as it would be sent: the value in its place, and what else is required, by the
 * contract's examples where they fit. Undefined where the operation has no such place, or something has no sample.
 */
function requestWith(operation: Operation, { value, accepts }: Held, home: Schemas): string | undefined {
  const isShown = (target: Target | undefined) =>
    accepts !== undefined &&
    target?.loc.pointer === accepts.pointer &&
    target.loc.source.id === accepts.source.id;
  const heldIn = (target: Target | undefined): unknown => {
    if (target === undefined || isShown(target)) return target && value;
    const made = sample(home.at(target.value, target.loc));
    return made.kind === "value" ? made.value : undefined;
  };
  const { body } = operation;
  const media = body?.content.find((each) => isShown(each.schema)) ?? body?.content[0];
  const sent = media !== undefined && (body?.required === true || isShown(media.schema)) ? media : undefined;
  const parameters = operation.parameters.filter((each) => each.required || isShown(each.schema));
  if (![...parameters, sent].some((each) => isShown(each?.schema))) return undefined;
  const written = parameters.map((parameter) => ({ parameter, held: heldIn(parameter.schema) }));
  const content = heldIn(sent?.schema);
  if (written.some(({ held }) => held === undefined) || (sent !== undefined && content === undefined))
    return undefined;
  const head = headOf(
    operation,
    written.map(({ parameter, held }) => [parameter, encodeParameter(parameter, held)]),
  );
  return sent === undefined ? head : `${head}\n${bodyOf(sent, content, home)}`;
}

/** The first line and the headers. */
function headOf(operation: Operation, written: readonly (readonly [Parameter, string])[]): string {
  const inPlace = (...places: readonly string[]) =>
    written.filter(([parameter, text]) => places.includes(parameter.in) && text !== "");
  const path = inPlace("path").reduce(
    (all, [{ name }, text]) => all.replace(`{${name}}`, text),
    operation.path,
  );
  const query = inPlace("query", "querystring").map(([, text]) => text);
  const cookies = inPlace("cookie").map(([, text]) => text);
  return [
    `${operation.method.toUpperCase()} ${[path, ...(query.length > 0 ? [query.join("&")] : [])].join("?")}`,
    ...inPlace("header").map(([{ name }, text]) => `${name}: ${text}`),
    ...(cookies.length > 0 ? [`Cookie: ${cookies.join("; ")}`] : []),
  ].join("\n");
}

function bodyOf(media: MediaType, value: unknown, home: Schemas): string {
  const schema = home.at(media.schema?.value, media.schema?.loc ?? media.loc);
  const { type, content } = encodeBody(media, value, schema, "boundary");
  return `Content-Type: ${type}\n\n${typeof content === "string" ? content : new TextDecoder().decode(content)}`;
}
