import { markedJson, markedScalar, mayHoldMore, unmarked } from "../digits.ts";
import { ContractError, type Place } from "../errors.ts";
import { type Fault, faults } from "../faults.ts";
import { withoutMark } from "../json.ts";
import { yaml as loadYaml } from "../lazy.ts";
import { type Mark, marksIn } from "../overlay/marks.ts";
import { type Locate, nearestPosition } from "./position.ts";
import { locateInJson, locateInYaml } from "./positions.ts";
import { readerFor } from "./reader.ts";
import { repeatsKey } from "./repeated-keys.ts";

/** A document's value and the way to find places in its text. */
export interface Parsed {
  readonly root: unknown;
  readonly locate: Locate;
  /** No part stands in two places, as parts of YAML may by an alias. */
  readonly isTree?: true;
  /** What the overlays did that made it. */
  readonly marks?: readonly Mark[];
}

/**
 * Parses JSON, or else YAML 1.2.
 * Throws a ContractError with the place of the first fault.
 */
export function parseText(text: string, file: string): Parsed {
  const bare = withoutMark(text);
  if (bare.startsWith("version https://git-lfs.github.com/spec/"))
    throw broken(faults.lfsPointer(), { file, line: 1, column: 1 });
  if (/^\s*[{[]/.test(bare)) {
    try {
      const root: unknown = JSON.parse(bare);
      if (!repeatsKey(bare, root))
        return { root: withDigits(bare, root), locate: locateInJson(bare), isTree: true };
    } catch {
      // Not JSON: the parser of YAML, which reads JSON as well, reports where the fault is.
    }
    // The same holds for a key that stands twice.
  }
  return parseYaml(bare, file);
}

/** The value of JSON text, with the digits of numbers that no double holds. */
function withDigits(text: string, root: unknown): unknown {
  const marked = mayHoldMore(text) ? markedJson(text) : text;
  return marked === text ? root : unmarked(JSON.parse(marked));
}

function parseYaml(text: string, file: string): Parsed {
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  const start = { file, line: 1, column: 1 };
  try {
    const document = yaml.parseDocument(text, { lineCounter: lines, merge: true, logLevel: "error" });
    const isSecond = ({ code }: { code: string }) => code === "MULTIPLE_DOCS";
    const saysMore = () =>
      [...yaml.parseAllDocuments(text)]
        .slice(1)
        .some((more) => more.contents !== null && more.toJS() !== null);
    const fault = document.errors.find((each) => !isSecond(each) || saysMore());
    if (fault !== undefined) {
      const { line, col } = fault.linePos?.[0] ?? { line: 1, col: 1 };
      const said = isSecond(fault) ? faults.severalDocuments() : faults.syntax(faultText(fault));
      throw broken(said, { file, line, column: col }, fault);
    }
    const isLong = mayHoldMore(text);
    if (isLong)
      yaml.visit(document, {
        Scalar(key, node) {
          const isNumber = key !== "key" && typeof node.value === "number";
          node.value = (isNumber && markedScalar(node.source ?? "")) || node.value;
        },
      });
    const root: unknown = document.toJS({ maxAliasCount: 10_000 });
    const marks = marksIn(text);
    return {
      ...{ root: isLong ? unmarked(root) : root, locate: locateInYaml(document, lines, yaml) },
      ...(marks.length > 0 && { marks }),
    };
  } catch (cause) {
    if (cause instanceof ContractError) throw cause;
    if (cause instanceof RangeError) throw broken(faults.tooDeep(), start, cause);
    throw broken(faults.syntax((cause as Error).message), start, cause);
  }
}

/** The parser's first sentence, without the place that it repeats. */
export function faultText({ message }: Error): string {
  const [first = message] = message.split("\n", 1);
  return first.replace(/ at line \d+, column \d+:?$/, "");
}

function broken(fault: Fault, place: { file: string; line: number; column: number }, cause?: unknown) {
  const { message, code, hint } = fault;
  return new ContractError(message, { code, places: [place], hint, cause });
}

/** A file that is no contract, and where its parts were written. */
export interface Document {
  readonly value: unknown;
  place(pointer: string): Place;
}

/** A YAML or JSON file, references left as they are. Throws a ContractError. */
export function readDocument(path: string): Document {
  const reader = readerFor(path);
  const file = reader.display(reader.entry);
  const { root, locate } = parseText(reader.read(reader.entry), file);
  return { value: root, place: (pointer) => ({ file, ...nearestPosition(locate, pointer) }) };
}
