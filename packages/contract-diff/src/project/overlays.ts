import { existsSync, readFileSync } from "node:fs";
import { bundle } from "@partner-licenses/document/bundle/bundle";
import { marked, writtenOut } from "@partner-licenses/document/digits";
import { ContractError, formatPlace, type Place } from "@partner-licenses/document/errors";
import { shown, writeAtomic } from "@partner-licenses/document/files";
import { asArray, asString, isObject, type JsonObject } from "@partner-licenses/document/json";
import { yaml } from "@partner-licenses/document/lazy";
import { type Action, applyAction, OverlayFault, type Way } from "@partner-licenses/document/overlay/apply";
import { Marks, withMarks } from "@partner-licenses/document/overlay/marks";
import { load } from "@partner-licenses/document/reader/load";
import { parseText } from "@partner-licenses/document/reader/parse";

/** A contract that somebody else wrote, and what changes it. */
export interface Overlaid {
  readonly source: string;
  /** Overlay documents, in their order. */
  readonly overlays: readonly string[];
  /** Where the result is written. */
  readonly spec: string;
}

/**
 * Applies overlays to a contract and writes the result, which says at its end what each action put or took: so a finding
 * can name it. An action that matches nothing is fine, but is reported on the error stream: what it meant to change may
 * have moved. Throws a ContractError for a fault of an overlay, with its place.
 */
export function writeOverlaid({ source, overlays, spec }: Overlaid): void {
  const { document } = bundle(load(source).workspace);
  const root = structuredClone(document);
  const marks = new Marks();
  for (const file of overlays) applyFile(root, file, marks);
  const text = withMarks(yamlOf(root), marks.of(root));
  if (!existsSync(spec) || readFileSync(spec, "utf8") !== text) writeAtomic(spec, text);
}

function applyFile(root: JsonObject, file: string, marks: Marks): void {
  const start = { file: shown(file), line: 1, column: 1 };
  const wrong = (message: string, place: Place) =>
    new ContractError(message, {
      places: [place],
      hint: "correct the overlay: https://spec.openapis.org/overlay says what may stand there",
    });
  if (!existsSync(file)) throw wrong("there is no such overlay", start);
  const { root: overlay, locate } = parseText(readFileSync(file, "utf8"), shown(file));
  if (!isObject(overlay)) throw wrong("this is not an overlay", start);
  const version = /^1\.(\d+)\.\d+$/.exec(asString(overlay.overlay) ?? "")?.[1];
  if (version !== "0" && version !== "1")
    throw wrong("this is not an overlay of version 1.0 or 1.1: `overlay` does not say so", start);
  const actions = asArray(overlay.actions);
  if (actions.length === 0) throw wrong("this overlay has no `actions`", start);
  const positions = locate(actions.map((_, index) => `#/actions/${index}`));
  for (const [index, action] of actions.entries()) {
    const place = { ...start, ...positions.get(`#/actions/${index}`) };
    if (!isAction(action, version === "1")) throw wrong("this is no action of an overlay", place);
    const way = { joins: version === "1", place: formatPlace(place), marks };
    if (matches(root, action, way, (text) => wrong(text, place)) === 0)
      process.stderr.write(`! ${formatPlace(place)}: \`${action.target}\` matches nothing in the contract\n`);
  }
}

function matches(root: JsonObject, action: Action, way: Way, wrong: (text: string) => ContractError): number {
  try {
    return applyAction(root, action, way);
  } catch (fault) {
    throw fault instanceof OverlayFault ? wrong(fault.message) : fault;
  }
}

function isAction(value: unknown, copies: boolean): value is Action {
  if (!isObject(value) || typeof value.target !== "string") return false;
  const does = [value.remove === true, value.update !== undefined, copies && value.copy !== undefined];
  const known = ["target", "description", "remove", "update", ...(copies ? ["copy"] : [])];
  return does.some(Boolean) && Object.keys(value).every((key) => known.includes(key) || key.startsWith("x-"));
}

function yamlOf(root: JsonObject): string {
  const { Document } = yaml();
  return writtenOut(new Document(marked(root), { aliasDuplicateObjects: false }).toString({ lineWidth: 0 }));
}
