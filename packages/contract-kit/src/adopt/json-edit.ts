import { applyEdits, modify, parse } from "jsonc-parser";

/** A JSON text that is changed without touching what stands around the change. */
export class JsonText {
  text: string;
  private readonly format: { tabSize: number; insertSpaces: boolean; eol: string };

  constructor(text: string) {
    this.text = text;
    const [, indent = "  "] = /\n([ \t]+)\S/.exec(text) ?? [];
    this.format = {
      tabSize: indent.length,
      insertSpaces: !indent.includes("\t"),
      eol: text.includes("\r\n") ? "\r\n" : "\n",
    };
  }

  get(...path: readonly string[]): unknown {
    return path.reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      parse(this.text),
    );
  }

  /** Sets a value, or with `undefined` takes it out. */
  set(path: readonly string[], value: unknown): void {
    const edits = modify(this.text, [...path], value, { formattingOptions: this.format });
    this.text = applyEdits(this.text, edits);
  }

  /** Takes a member out, and the object around it when nothing else is in it. */
  take(outer: string, inner: string): void {
    this.set([outer, inner], undefined);
    const rest = this.get(outer);
    if (typeof rest === "object" && rest !== null && Object.keys(rest).length === 0)
      this.set([outer], undefined);
  }
}
