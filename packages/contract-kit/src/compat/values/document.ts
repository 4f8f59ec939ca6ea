import {
  asObject,
  type Json,
  type JsonObject,
  pointerStep,
  readPointer,
} from "@partner-licenses/document/objects";
import { listOperations, type Operation } from "../../model/operations.ts";

/** A part of a contract with the pointer to where it is written. */
export interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** One media type that a response or a request body may have. */
export interface Content {
  readonly media: string;
  /** Pointer to its schema. */
  readonly schema: string;
  readonly part: Part;
}

/** A response of an operation, with pointers. */
export interface Answer {
  readonly status: string;
  readonly contents: readonly Content[];
  readonly headers: readonly Header[];
}

/** A header of a response, with the pointers to where it is named and to where it is written. */
export interface Header {
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

/** The part at a pointer, references followed. */
export function partAt(document: JsonObject, pointer: string): Part {
  let at = pointer;
  for (let hops = 0; hops < 100; hops++) {
    const value = asObject(readPointer(document, encode(at)));
    const ref = value["$ref"];
    if (typeof ref !== "string" || !ref.startsWith("#")) return { value, pointer: at };
    at = decodeURIComponent(ref);
  }
  return { value: {}, pointer: at };
}

/** A pointer whose steps survive being decoded as a URI. */
export function encode(pointer: string): string {
  return pointer.replaceAll("%", "%25");
}

/** Every operation of the contract. */
export function actionsOf(document: JsonObject): Action[] {
  return listOperations(document).map((operation) => actionOf(document, operation));
}

function actionOf(document: JsonObject, operation: Operation): Action {
  const { value, pointer } = partAt(document, operation.pointer);
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  const own = Object.keys(asObject(value["responses"]));
  const body = value["requestBody"] === undefined ? undefined : partAt(document, `${pointer}/requestBody`);
  return {
    id: operation.id,
    name,
    key: name.replace(/\{[^{}]*\}/g, "{}"),
    inputs: inputsOf(document, operation),
    body: body && {
      required: body.value["required"] === true,
      media: Object.keys(asObject(body.value["content"]))[0],
      contents: contentsOf(document, body),
    },
    answers: own.map((status) =>
      answerOf(document, partAt(document, `${pointer}/responses/${status}`), status),
    ),
  };
}

function inputsOf(document: JsonObject, { pointer, parameters }: Operation): Input[] {
  const item = pointer.slice(0, pointer.lastIndexOf("/"));
  const listed = [item, pointer].flatMap((holder) => {
    const list = partAt(document, holder).value["parameters"];
    const at = partAt(document, holder).pointer;
    return Array.isArray(list) ? list.map((_, index) => partAt(document, `${at}/parameters/${index}`)) : [];
  });
  return parameters.flatMap((parameter) => {
    const part = listed.findLast(
      ({ value }) => value["name"] === parameter.name && value["in"] === parameter.in,
    );
    if (part === undefined || part.value["schema"] === undefined) return [];
    const schema = partAt(document, `${part.pointer}/schema`).pointer;
    return [
      {
        name: parameter.name,
        in: parameter.in,
        required: parameter.required,
        schema,
        example: parameter.example,
      },
    ];
  });
}

function answerOf(document: JsonObject, part: Part, status: string): Answer {
  const headers = Object.keys(asObject(part.value["headers"])).map((name) => {
    const named = `${part.pointer}/headers/${pointerStep(name)}`;
    return { name, pointers: [...new Set([named, partAt(document, named).pointer])] };
  });
  return { status, contents: contentsOf(document, part), headers };
}

function contentsOf(document: JsonObject, part: Part): Content[] {
  return Object.keys(asObject(part.value["content"])).flatMap((media) => {
    const found = partAt(document, `${part.pointer}/content/${pointerStep(media)}`);
    if (found.value["schema"] === undefined) return [];
    return [{ media, part: found, schema: partAt(document, `${found.pointer}/schema`).pointer }];
  });
}

/** True for the media types whose bodies are JSON; others are asked for by status only. */
export function isJson(media: string): boolean {
  return /[/+]json\b/.test(media);
}

/** The named examples of a media type that have a value. */
export function namedExamples(document: JsonObject, { part }: Content): { name: string; value: Json }[] {
  return Object.keys(asObject(part.value["examples"])).flatMap((name) => {
    const { value } = partAt(document, `${part.pointer}/examples/${pointerStep(name)}`);
    return value["value"] === undefined ? [] : [{ name, value: value["value"] }];
  });
}
