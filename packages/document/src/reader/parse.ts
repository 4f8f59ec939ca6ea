import { ContractError } from "../errors.ts";
import { yaml as loadYaml } from "../lazy.ts";
import { type Locate, locateInJson, locateInYaml } from "./positions.ts";

/** A document's value and the way to find places in its text. */
export interface Parsed {
  readonly root: unknown;
  readonly locate: Locate;
}

/**
 * Parses JSON, or else YAML 1.2.
 * Throws a ContractError with the place of the first fault.
 */
export function parseText(text: string, file: string): Parsed {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { root: JSON.parse(text), locate: locateInJson(text) };
    } catch {
      // YAML also reads JSON, and its parser tells where the fault is.
    }
  }
  return parseYaml(text, file);
}

function parseYaml(text: string, file: string): Parsed {
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, merge: true, logLevel: "silent" });
  const fault = document.errors[0];
  if (fault !== undefined) {
    const { line, col } = fault.linePos?.[0] ?? { line: 1, col: 1 };
    throw broken(faultText(fault), { file, line, column: col }, fault);
  }
  try {
    return { root: document.toJS({ maxAliasCount: 10_000 }), locate: locateInYaml(document, lines, yaml) };
  } catch (cause) {
    throw broken((cause as Error).message, { file, line: 1, column: 1 }, cause);
  }
}

/** The parser's first sentence, without the place that it repeats. */
export function faultText({ message }: Error): string {
  const [first = message] = message.split("\n", 1);
  return first.replace(/ at line \d+, column \d+:?$/, "");
}

function broken(message: string, place: { file: string; line: number; column: number }, cause: unknown) {
  return new ContractError(`this is not readable as YAML or JSON: ${message}`, {
    places: [place],
    hint: "mend the file at this place and run the diff again",
    cause,
  });
}
