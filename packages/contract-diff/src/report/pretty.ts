import type { JudgedFinding } from "../accept/apply.ts";
import { picocolors } from "../lazy.ts";
import type { Level } from "../types.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import { factsOf } from "./facts.ts";
import { Sources } from "./source.ts";
import { ofLevel, type ReportView } from "./view.ts";
import { bumpText, countText, levels, mainPlace, placeText, policyText, symbols } from "./words.ts";
import { wrap } from "./wrap.ts";

type Colors = ReturnType<ReturnType<typeof picocolors>["createColors"]>;

/** How the text is to look. */
export interface PrettyOptions {
  readonly colors?: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
  /** How many additive and documentation findings are shown one by one. */
  readonly most?: number;
}

/** The report for a terminal: findings with source excerpts, a summary, and the next command on the last line. */
export function pretty(view: ReportView, options: PrettyOptions = {}): string {
  const writer = new PrettyWriter(view, options);
  const blocks = levels.flatMap((level) => writer.level(level));
  return `${[...blocks, writer.summary()].join("\n\n")}\n`;
}

class PrettyWriter {
  private readonly sources = new Sources();
  private readonly colors: Colors;
  private readonly width: number;
  private readonly most: number;
  private readonly view: ReportView;

  constructor(view: ReportView, { colors, width = 80, most = 20 }: PrettyOptions) {
    this.view = view;
    const { createColors, isColorSupported } = picocolors();
    this.colors = createColors(colors ?? isColorSupported);
    this.width = width;
    this.most = most;
  }

  level(level: Level): string[] {
    const found = ofLevel(this.view, level);
    if (level === "breaking" || level === "unproven") return found.map((item) => this.finding(item));
    if (found.length === 0) return [];
    const lines = found.slice(0, this.most).map((item) => this.line(item));
    const rest = found.length - this.most;
    if (rest > 0) lines.push(this.colors.dim(`  and ${rest} more: --format json lists all`));
    return [lines.join(level === "docs" ? "\n" : "\n\n")];
  }

  summary(): string {
    const { bump, base, revision, next } = this.view;
    const { bold, dim, green, red } = this.colors;
    const word = bump === "none" ? "✓ none" : bump;
    const paint = bump === "major" ? red : bump === "none" ? green : bold;
    const indent = " ".repeat(word.length + 2);
    const sentence = `${revision} ${bumpText(bump)}, compared with ${base}`;
    const lines = wrap(sentence, this.width - indent.length).map((line) => dim(`${indent}${line}`));
    const last = next === undefined ? [] : [`  next: ${bold(next)}`];
    return [`${paint(bold(word))}  ${countText(this.view.findings)}`, ...lines, ...last].join("\n");
  }

  private finding(item: JudgedFinding): string {
    const { finding } = item;
    const place = mainPlace(finding);
    const excerpt = excerptOf(place, this.sources, { width: this.width - 10 });
    return [
      this.head(item),
      ...wrap(finding.message, this.width - 4).map((line) => `  ${line}`),
      ...(place === undefined ? [] : [this.colors.dim(`  ${this.where(item)}`)]),
      ...(excerpt === undefined ? [] : ["", ...this.excerpt(excerpt, finding.level), ""]),
      ...this.facts(item),
    ].join("\n");
  }

  private head({ finding, fingerprint, accepted }: JudgedFinding): string {
    const { bold, dim, green } = this.colors;
    const mark =
      accepted === undefined
        ? this.paint(finding.level)(bold(`${symbols[finding.level]} ${finding.level}`))
        : green("✓ accepted");
    const plain = `${symbols[finding.level]} ${accepted === undefined ? finding.level : "accepted"}  ${finding.id}`;
    const pad = " ".repeat(Math.max(2, this.width - plain.length - fingerprint.length));
    return `${mark}  ${bold(finding.id)}${pad}${dim(fingerprint)}`;
  }

  private where({ finding }: JudgedFinding): string {
    const place = mainPlace(finding);
    if (place === undefined) return "";
    return `${placeText(place)}${finding.revision === undefined ? " (removed)" : ""}`;
  }

  private excerpt({ lines }: Excerpt, level: Level): string[] {
    const { dim } = this.colors;
    const gutter = String(lines.at(-1)?.number ?? 0).length;
    return lines.flatMap(({ number, text, mark }) => {
      const row = `  ${mark ? ">" : " "} ${String(number).padStart(gutter)} │ `;
      if (mark === undefined) return [dim(`${row}${text}`.trimEnd())];
      const caret = `${" ".repeat(mark.start)}${"^".repeat(mark.end - mark.start)}`;
      return [`${row}${text}`, `    ${" ".repeat(gutter)} ${dim("│")} ${this.paint(level)(caret)}`];
    });
  }

  private facts(item: JudgedFinding): string[] {
    return factsOf(item, this.view, this.width - 14).flatMap(({ name, lines, code }) => {
      const paint = code ? this.paint(item.finding.level) : (text: string) => text;
      return lines.map((line, index) => {
        const label = index === 0 ? this.colors.dim(name.padEnd(10)) : " ".repeat(10);
        return `  ${label}${paint(line)}`;
      });
    });
  }

  private line(item: JudgedFinding): string {
    const { id, level, message } = item.finding;
    const where = this.where(item);
    const meta = level === "docs" ? where : `${id}  ${where}`;
    const [first = "", ...rest] = wrap(message, this.width - 2);
    const below = meta.length > this.width - 2 ? [id, where] : [meta];
    const policy = policyText(item.finding);
    const why = policy === undefined ? [] : wrap(policy, this.width - 2);
    const lines = [...rest, ...why, ...below.filter((text) => text !== "").map(this.colors.dim)];
    const joined = `${first}  ${meta}`;
    const paint = this.paint(level);
    if (level === "docs" && rest.length + why.length === 0 && joined.length <= this.width - 2)
      return `${paint(symbols[level])} ${first}  ${this.colors.dim(meta)}`;
    return [`${paint(symbols[level])} ${first}`, ...lines.map((text) => `  ${text}`)].join("\n");
  }

  private paint(level: Level): Colors["red"] {
    const { red, yellow, green, dim } = this.colors;
    return { breaking: red, unproven: yellow, additive: green, docs: dim }[level];
  }
}
