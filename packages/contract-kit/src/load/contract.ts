import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { ContractError, type Place } from "@partner-licenses/document/errors";
import type { Json, JsonObject } from "@partner-licenses/document/objects";
import type { Document } from "@redocly/openapi-core";

/** A contract in memory: one document without references to other files, and where each part was written. */
export interface Contract {
  readonly file: string;
  /** Every file that was read: the contract and those it refers to. */
  readonly files: readonly string[];
  readonly document: JsonObject;
  /** The place of a JSON pointer such as `#/paths/~1v1~1usage/get` in the root file. */
  locate(pointer: string): Place;
}

/**
 * Reads an OpenAPI 3.x file and the files beside it that it refers to.
 * Throws a ContractError for bad YAML, an unresolved reference, or a file that is not OpenAPI 3.
 */
export async function loadContract(path: string): Promise<Contract> {
  const file = resolve(path);
  if (!existsSync(file)) {
    throw new ContractError(`no contract at ${shown(file)}`, {
      hint: "give the path of an OpenAPI 3.x file",
    });
  }
  const core = await import("@redocly/openapi-core");
  const config = await core.createConfig({ extends: [] });
  const resolver = new core.BaseResolver(config.resolve);
  const root = await parse(core, resolver, file);
  requireOpenApi3(root, placeOf(core, root.source, "#/"));
  const { bundle, problems, fileDependencies } = await core
    .bundle({ doc: root, config, externalRefResolver: resolver })
    .catch((error: unknown) => {
      throw unreadable(core, error, file);
    });
  const faults = problems.filter((problem) => problem.severity === "error");
  if (faults.length > 0) throw unresolved(core, faults);
  const locate = (pointer: string) => placeOf(core, root.source, pointer);
  return { file, files: [file, ...fileDependencies], document: bundle.parsed as JsonObject, locate };
}

type Core = typeof import("@redocly/openapi-core");
type Resolver = InstanceType<Core["BaseResolver"]>;
type Problems = Awaited<ReturnType<Core["bundle"]>>["problems"];

async function parse(core: Core, resolver: Resolver, file: string): Promise<Document<Json>> {
  const document = await resolver
    .resolveDocument<Json>(null, file, true)
    .catch((error: unknown) => error as Error);
  if (document instanceof Error) throw unreadable(core, document, file);
  return document;
}

function unreadable(core: Core, error: unknown, file: string): ContractError {
  const fault = error as Error;
  const place =
    fault instanceof core.YamlParseError
      ? { file: shown(fault.source.absoluteRef), line: fault.line, column: fault.col }
      : { file: shown(file), line: 1, column: 1 };
  const message = firstLine(fault.message).replace(/ in "[^"]*" \(\d+:\d+\)$/, "");
  return new ContractError(message, {
    places: [place],
    hint: "mend the YAML at this place; nothing was written",
    cause: fault,
  });
}

function requireOpenApi3(root: Document<Json>, place: Place): void {
  const parsed = root.parsed;
  const version = isRecord(parsed) ? parsed["openapi"] : undefined;
  if (typeof version === "string" && version.startsWith("3.")) return;
  const found =
    isRecord(parsed) && typeof parsed["swagger"] === "string"
      ? `Swagger ${parsed["swagger"]}`
      : "something else";
  throw new ContractError(`this is not an OpenAPI 3.x description but ${found}`, {
    places: [place],
    hint: "start the file with `openapi: 3.1.0`; nothing was written",
  });
}

function unresolved(core: Core, problems: Problems): ContractError {
  const places = problems.flatMap((problem) =>
    problem.location.map((location) => toPlace(core.getLineColLocation(location))),
  );
  return new ContractError(firstLine(problems[0]?.message ?? "the contract cannot be bundled"), {
    places,
    hint: "correct the `$ref` or add what it points at; nothing was written",
  });
}

function placeOf(core: Core, source: Document["source"], pointer: string): Place {
  return toPlace(core.getLineColLocation({ source, pointer, reportOnKey: true }));
}

function toPlace(location: ReturnType<Core["getLineColLocation"]>): Place {
  return { file: shown(location.source.absoluteRef), line: location.start.line, column: location.start.col };
}

function shown(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith("..") ? file : short;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
