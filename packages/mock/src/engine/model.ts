import { workspaceOf } from "@partner-licenses/document/deref";
import { get, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { type Header, headersOf, type MediaType } from "@partner-licenses/document/model/content";
import { type Operation, operationsOf, type Response } from "@partner-licenses/document/model/operations";
import { isIgnoredHeader, type Parameter } from "@partner-licenses/document/model/parameters";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { at } from "@partner-licenses/document/reader/pointer";
import { dialectOf } from "@partner-licenses/document/reader/version";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";
import { type Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Direction } from "@partner-licenses/document/values/schema/types";
import type { Written } from "@partner-licenses/document/values/wire/encode";
import { operationKey } from "../contract/operation-key.ts";
import { contentFor } from "./check/media.ts";
import type { SchemaFault } from "./types.ts";

/** A parameter or header with its schema, ready to be read and checked. */
export interface Field {
  readonly written: Written;
  readonly schema: Schema;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly allowEmptyValue: boolean;
}

/** Whether the specification heeds a header of an answer or a part: the media type says what `Content-Type` would. */
const isHeeded = ({ name }: Header) => !/^content-type$/i.test(name);

/** A contract as our own reader has it: what requests and answers are checked against, and answers are made up from. */
export class Model {
  readonly workspace: Workspace;
  /** In the order of the engine's operations. */
  readonly operations: readonly Operation[];
  /** Prism's own extension of a contract: how dynamic answers are made. */
  readonly settings: JsonObject;
  private readonly schemas: Readonly<Record<Direction, Schemas>>;
  private readonly fields = new WeakMap<object, Field>();
  private readonly places = new WeakMap<Operation, ReadonlyMap<Parameter["in"], readonly Field[]>>();

  constructor(document: JsonObject, wanted: readonly { readonly method: string; readonly path: string }[]) {
    const workspace = workspaceOf(document);
    this.workspace = workspace;
    const dialect = dialectOf(document);
    this.settings = objectOrEmpty(document["x-json-schema-faker"]);
    this.schemas = {
      request: new Schemas(workspace, { dialect, direction: "request", discriminates: true }),
      response: new Schemas(workspace, { dialect, direction: "response", discriminates: true }),
    };
    const known = new Map(operationsOf(workspace).map((each) => [operationKey(each), each]));
    this.operations = wanted.map((each) => {
      const found = known.get(operationKey(each));
      if (found === undefined) throw new Error(`${operationKey(each)} is not an operation of the contract`);
      return found;
    });
  }

  /** The schema written at a target; an absent one accepts anything. */
  schema(direction: Direction, target: Target | undefined): Schema {
    const schemas = this.schemas[direction];
    return target === undefined ? schemas.join([]) : schemas.at(target.value, target.loc);
  }

  /** The parameters of an operation in one place, but for those that the specification ignores. */
  parameters(operation: Operation, place: Parameter["in"]): readonly Field[] {
    const known = this.places.get(operation) ?? this.byPlace(operation);
    return known.get(place) ?? [];
  }

  private byPlace(operation: Operation): ReadonlyMap<Parameter["in"], readonly Field[]> {
    const places = new Map<Parameter["in"], Field[]>();
    for (const parameter of operation.parameters)
      if (!isIgnoredHeader(parameter))
        places.set(parameter.in, [...(places.get(parameter.in) ?? []), this.field(parameter)]);
    this.places.set(operation, places);
    return places;
  }

  /** A parameter, ready to be read. */
  field(parameter: Parameter): Field {
    return this.known(parameter, () => this.parameter(parameter));
  }

  private parameter(parameter: Parameter): Field {
    const { required, deprecated, allowEmptyValue, schema } = parameter;
    return {
      written: parameter,
      schema: this.schema("request", schema),
      ...{ required, deprecated, allowEmptyValue },
    };
  }

  /** What the contract declares for an answer. */
  mediaOf(operation: number, status: number, type: string): MediaType | undefined {
    const declared = this.operations[operation];
    return contentFor((declared && responseOf(declared, status)?.content) ?? [], type);
  }

  /** What of the schemas of all requests and answers cannot be checked. */
  faults(): SchemaFault[] {
    const found = new Map<string, SchemaFault>();
    const note = (direction: Direction, target: Target | undefined): void => {
      const schemas = this.schemas[direction];
      for (const { message, loc } of schemas.whole(this.schema(direction, target)).faults)
        if (loc !== undefined) found.set(`${loc.pointer} ${message}`, { message, pointer: loc.pointer });
    };
    for (const { parameters, body, responses } of this.operations) {
      for (const { schema } of [...parameters, ...(body?.content ?? [])]) note("request", schema);
      for (const { headers, content } of responses)
        for (const { schema } of [...headers, ...content]) note("response", schema);
    }
    return [...found.values()];
  }

  /** The headers of a response, but for the one that the specification ignores. */
  headers({ headers }: Response): Field[] {
    return headers
      .filter(isHeeded)
      .map((header) => this.known(header, () => this.header("response", header)));
  }

  /** The headers that the `encoding` of a field asks of its parts, but for the one that the specification ignores. */
  partHeaders(direction: Direction, media: MediaType, name: string): Field[] {
    const encoding = get(media.value, "encoding", name);
    if (get(encoding, "headers") === undefined) return [];
    return headersOf(this.workspace, { value: encoding, loc: at(media.loc, "encoding", name) })
      .filter(isHeeded)
      .map((header) => this.header(direction, header));
  }

  private header(direction: Direction, { name, required, value, schema, content }: Header): Field {
    return {
      written: { name, in: "header", ...serialisationOf(value, "header"), content },
      schema: this.schema(direction, schema),
      ...{ required, deprecated: false, allowEmptyValue: false },
    };
  }

  private known(key: object, make: () => Field): Field {
    const field = this.fields.get(key) ?? make();
    this.fields.set(key, field);
    return field;
  }
}

/** The response that a status belongs to: its own, that of its range, or the default one. */
export function responseOf({ responses }: Operation, status: number): Response | undefined {
  const range = `${String(status).charAt(0)}XX`;
  const find = (key: string) => responses.find((response) => response.status.toUpperCase() === key);
  return find(String(status)) ?? find(range) ?? find("DEFAULT");
}
