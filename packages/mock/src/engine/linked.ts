import { equal, get } from "@partner-licenses/document/json";
import { examplesOf } from "@partner-licenses/document/model/content";
import type { Operation, Response } from "@partner-licenses/document/model/operations";
import type { Parameter } from "@partner-licenses/document/model/parameters";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";
import { readParameter } from "@partner-licenses/document/values/wire/decode";
import { toUndefined } from "fp-ts/lib/Option.js";
import { ordinaryResponse } from "../contract/responses.ts";
import type { Model } from "./model.ts";
import { findBestHttpContentByMediaType } from "./negotiate/contents.ts";
import { sourcesOf } from "./sources.ts";
import type { EngineRequest } from "./types.ts";

/** An example of an answer, and the examples of the same name that a request has to hold for it. */
interface Link {
  readonly code: number | undefined;
  readonly example: string;
  /** Media types of the answer that have the example. */
  readonly types: readonly string[];
  readonly parameters: readonly { readonly parameter: Parameter; readonly value: unknown }[];
  readonly bodies: readonly unknown[];
}

/**
 * Examples that share a name belong together: a request that holds the examples `a` of the parameters and the body is
 * answered with the example `a`, of the ordinary status or of another success: an error is sent to whom asks for it.
 */
export class LinkedExamples {
  private readonly model: Model;
  private readonly links = new Map<number, readonly Link[]>();

  constructor(model: Model) {
    this.model = model;
  }

  /** The request, with the example that it asks for by its values. */
  choose(index: number, request: EngineRequest): EngineRequest {
    const { code, example } = request.prefer;
    const operation = this.model.operations[index];
    if (operation === undefined || code !== undefined || example !== undefined) return request;
    const link = this.of(index, operation).find((each) => this.isMeant(operation, each, request));
    const accept = link && typeFor(link, request);
    if (link === undefined || accept === undefined) return request;
    const status = link.code === undefined ? {} : { code: link.code };
    const prefer = { ...request.prefer, ...status, example: link.example };
    return { ...request, headers: { ...request.headers, accept }, prefer };
  }

  private of(index: number, operation: Operation): readonly Link[] {
    const known = this.links.get(index) ?? linksOf(this.model.workspace, operation);
    this.links.set(index, known);
    return known;
  }

  private isMeant(operation: Operation, { parameters, bodies }: Link, request: EngineRequest): boolean {
    if (bodies.length > 0 && !bodies.some((body) => equal(body, request.body))) return false;
    if (parameters.length === 0) return true;
    const sources = sourcesOf(this.model, operation, request);
    return parameters.every(({ parameter, value }) => {
      const field = this.model.field(parameter);
      const source = sources[parameter.in];
      const read = readParameter(field.written, source.text(parameter.name), field.schema, source.isTaken);
      return read.kind === "value" && equal(read.value, value);
    });
  }
}

/** The media type with the example that the client likes best; undefined when it takes none of them. */
function typeFor({ types }: Link, { headers: { accept } }: EngineRequest): string | undefined {
  if (accept === undefined) return types[0];
  const contents = types.map((mediaType) => ({ id: mediaType, mediaType, encodings: [] }));
  return toUndefined(findBestHttpContentByMediaType(contents, [accept]))?.mediaType;
}

function linksOf(workspace: Workspace, { responses, parameters, body }: Operation): Link[] {
  const ofParameters = parameters.map((parameter) => [parameter, named(workspace, parameter)] as const);
  const ofBodies = (body?.content ?? []).map((media) => named(workspace, media));
  const ordinary = ordinaryResponse(
    responses.map((response) => ({ code: response.status, response })),
  )?.response;
  const sorted = [...responses].sort((a, b) => Number(b === ordinary) - Number(a === ordinary));
  return sorted.flatMap((response) =>
    typesByExample(workspace, response).flatMap(([example, types]): Link[] => {
      const fields = ofParameters.flatMap(([parameter, values]) =>
        values.has(example) ? [{ parameter, value: values.get(example) }] : [],
      );
      const bodies = ofBodies.flatMap((values) => (values.has(example) ? [values.get(example)] : []));
      if (fields.length + bodies.length === 0) return [];
      if (response !== ordinary && !/^[23]\d\d$/.test(response.status)) return [];
      const code = response === ordinary ? undefined : Number(response.status);
      return [{ code, example, types, parameters: fields, bodies }];
    }),
  );
}

/** The names of the examples of an answer, each with the media types that have it. */
function typesByExample(workspace: Workspace, { content }: Response): [name: string, types: string[]][] {
  const all = content.map((media) => [media.type, named(workspace, media)] as const);
  const names = new Set(all.flatMap(([, values]) => [...values.keys()]));
  return [...names].map((name) => [name, all.filter(([, values]) => values.has(name)).map(([type]) => type)]);
}

/** The named examples of a parameter or a media type; the only one has no name. */
function named(workspace: Workspace, holder: Target): Map<string, unknown> {
  if (get(holder.value, "examples") === undefined) return new Map();
  return new Map(examplesOf(workspace, holder).map(({ name, value }) => [name, value]));
}
