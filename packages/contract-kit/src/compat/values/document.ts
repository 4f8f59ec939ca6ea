import { type DocumentPart, partAt, workspaceOf } from "@partner-licenses/document/deref";
import type { Json, JsonObject } from "@partner-licenses/document/json";
import { examplesOf, type MediaType } from "@partner-licenses/document/model/content";
import * as model from "@partner-licenses/document/model/operations";
import { join } from "@partner-licenses/document/reader/pointer";
import { modelOperations, type Operation } from "../../model/operations.ts";

/** One media type that a response or a request body may have. */
export interface Content {
  readonly media: string;
  /** Pointer to its schema. */
  readonly schema: string;
  readonly part: DocumentPart;
}

/** A response of an operation, with pointers. */
export interface Answer {
  readonly status: string;
  readonly contents: readonly Content[];
  readonly headers: readonly ResponseHeader[];
}

/** A header of a response, with the pointers to where it is named and to where it is written. */
export interface ResponseHeader {
  readonly name: string;
  readonly pointers: readonly string[];
}

/** A parameter of an operation, with the pointer to its schema. */
export interface Input {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: string;
  readonly example: Json | undefined;
}

/** The body of a request. `contents` leaves media types without a schema out; `media` is the first of all. */
export interface ActionBody {
  readonly required: boolean;
  readonly media: string | undefined;
  readonly contents: readonly Content[];
}

/** An operation as the cases need it. `name` is `GET /v1/things`. */
export interface Action {
  readonly id: string;
  readonly name: string;
  /** The same for two contracts that only name a path parameter differently. */
  readonly key: string;
  readonly inputs: readonly Input[];
  readonly body: ActionBody | undefined;
  readonly answers: readonly Answer[];
}

/** Every operation of the contract. */
export function actionsOf(document: JsonObject): Action[] {
  const workspace = workspaceOf(document);
  const written = model.operationsOf(workspace);
  return modelOperations(workspace).map((operation, index) =>
    actionOf(document, operation, written[index] as model.Operation),
  );
}

function actionOf(document: JsonObject, { id, parameters }: Operation, written: model.Operation): Action {
  const name = `${written.method.toUpperCase()} ${written.path}`;
  const { body } = written;
  return {
    id,
    name,
    key: name.replace(/\{[^{}]*\}/g, "{}"),
    inputs: written.parameters.flatMap(({ name: own, in: place, required, content, schema }, index) => {
      if (content !== undefined || schema === undefined) return [];
      const { example } = parameters[index] ?? {};
      const at = partAt(document, schema.loc.pointer).pointer;
      return [{ name: own, in: place, required, schema: at, example }];
    }),
    body: body && {
      required: body.required,
      media: body.content[0]?.type,
      contents: contentsOf(document, body.content),
    },
    answers: written.responses.map(({ status, content, headers, loc }) => ({
      status,
      contents: contentsOf(document, content),
      headers: headers.map((header) => ({
        name: header.name,
        pointers: [...new Set([join(loc.pointer, "headers", header.name), header.loc.pointer])],
      })),
    })),
  };
}

function contentsOf(document: JsonObject, content: readonly MediaType[]): Content[] {
  return content.flatMap(({ type, value, loc, schema }) => {
    if (schema === undefined) return [];
    const part = { value, pointer: loc.pointer };
    return [{ media: type, part, schema: partAt(document, schema.loc.pointer).pointer }];
  });
}

/** The named examples of a media type that have a value. */
export function namedExamples(document: JsonObject, { part }: Content): { name: string; value: Json }[] {
  const workspace = workspaceOf(document);
  const loc = { source: workspace.entry, pointer: part.pointer };
  const named = { ...part.value, example: undefined };
  return examplesOf(workspace, { value: named, loc }).map(({ name, value }) => ({ name, value }));
}
