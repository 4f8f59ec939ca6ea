import { operationKey } from "../../contract/operation-key.ts";
import { bodyTypeOf, valueOfBody } from "../check/body.ts";
import { type Model, responseOf } from "../model.ts";
import type { CheckedMessage, Coverage, Covered } from "../types.ts";
import { declaredSpots, shownSpots } from "./walk.ts";

type Kind = keyof Coverage;

/** Counts which parts of a contract's answers were seen. */
export class CoverageCount {
  private readonly model: Model;
  private readonly declared: Readonly<Record<Kind, Set<string>>>;
  private readonly seen = sets();

  constructor(model: Model) {
    this.model = model;
    this.declared = sets();
    for (const operation of model.operations) {
      const name = operationKey(operation);
      this.declared.operations.add(name);
      for (const { status, content } of operation.responses) {
        this.declared.statuses.add(`${name} ${status}`);
        for (const { type, schema, itemSchema } of content) {
          this.declared.mediaTypes.add(`${name} ${status} ${type}`);
          for (const each of [schema, itemSchema])
            declaredSpots(model, each, ({ kind, pointer }) => this.declared[setOf(kind)].add(pointer));
        }
      }
    }
  }

  /** Notes an answer that the contract allows. */
  add(index: number, { status, headers, body }: CheckedMessage & { status: number }): void {
    const operation = this.model.operations[index];
    if (operation === undefined) return;
    const name = operationKey(operation);
    this.seen.operations.add(name);
    const response = responseOf(operation, status);
    if (response === undefined) return;
    this.seen.statuses.add(`${name} ${response.status}`);
    const type = headers["content-type"];
    const media = type === undefined ? undefined : this.model.mediaOf(index, status, type);
    if (type === undefined || media === undefined) return;
    this.seen.mediaTypes.add(`${name} ${response.status} ${media.type}`);
    const value = valueOfBody(body, bodyTypeOf(type), { model: this.model, media, direction: "response" });
    const note = ({ kind, pointer }: { kind: "field" | "branch"; pointer: string }) =>
      this.seen[setOf(kind)].add(pointer);
    shownSpots(this.model, media.schema, value, note);
    if (media.itemSchema !== undefined)
      for (const item of Array.isArray(value) ? value : [])
        shownSpots(this.model, media.itemSchema, item, note);
  }

  report(): Coverage {
    const covered = (kind: Kind): Covered => {
      const declared = [...this.declared[kind]];
      const missing = declared.filter((name) => !this.seen[kind].has(name));
      return { declared: declared.length, seen: declared.length - missing.length, missing };
    };
    const [operations, statuses, mediaTypes] = [
      covered("operations"),
      covered("statuses"),
      covered("mediaTypes"),
    ];
    return { operations, statuses, mediaTypes, fields: covered("fields"), branches: covered("branches") };
  }
}

function setOf(kind: "field" | "branch"): "fields" | "branches" {
  return kind === "field" ? "fields" : "branches";
}

function sets(): Record<Kind, Set<string>> {
  return {
    operations: new Set(),
    statuses: new Set(),
    mediaTypes: new Set(),
    fields: new Set(),
    branches: new Set(),
  };
}
