/** Builds a text that a simple regular expression matches; the caller checks it. */
export function textFor(source: string, length = 0): string | undefined {
  try {
    const text = new Builder(source, length).alternatives();
    return new RegExp(source, "u").test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const classes: Record<string, string> = {
  d: "0",
  D: "a",
  w: "a",
  W: "-",
  s: " ",
  S: "a",
  n: "\n",
  t: "\t",
  r: "\r",
  b: "",
  B: "",
};

class Builder {
  private i = 0;
  private readonly source: string;
  private readonly length: number;

  constructor(source: string, length: number) {
    this.source = source;
    this.length = length;
  }

  /** Takes the first alternative and reads past the others. */
  alternatives(): string {
    const first = this.sequence();
    while (this.source[this.i] === "|") {
      this.i++;
      this.sequence();
    }
    return first;
  }

  private sequence(): string {
    let text = "";
    while (this.i < this.source.length && this.source[this.i] !== "|" && this.source[this.i] !== ")") {
      const atom = this.atom();
      text += atom.repeat(this.times(atom.length > 0 ? Math.max(0, this.length - text.length) : 0));
    }
    return text;
  }

  private atom(): string {
    const char = this.source[this.i++] ?? "";
    if (char === "^" || char === "$") return "";
    if (char === ".") return "a";
    if (char === "[") return this.set();
    if (char === "(") return this.group();
    return char === "\\" ? this.escape() : char;
  }

  private escape(): string {
    const char = this.source[this.i++] ?? "";
    if ((char === "p" || char === "P") && this.source[this.i] === "{") {
      this.i = this.source.indexOf("}", this.i) + 1;
      return char === "p" ? "A" : "-";
    }
    const code = { u: 4, x: 2 }[char];
    if (code !== undefined) {
      this.i += code;
      return String.fromCharCode(Number.parseInt(this.source.slice(this.i - code, this.i), 16));
    }
    return Object.hasOwn(classes, char) ? (classes[char] ?? "") : char;
  }

  private group(): string {
    const look = /^\?(=|!|<=|<!)/.exec(this.source.slice(this.i));
    const name = /^\?(:|<[A-Za-z]\w*>)/.exec(this.source.slice(this.i));
    this.i += (look ?? name)?.[0].length ?? 0;
    const text = this.alternatives();
    this.i++;
    return look === null ? text : "";
  }

  private set(): string {
    const end = this.endOfSet();
    const body = this.source.slice(this.i, end);
    this.i = end + 1;
    const test = new RegExp(`^[${body}]$`, "u");
    const given = body.startsWith("^") ? "" : body.replaceAll("\\", "");
    return [...given, ..."a0A-_ .~"].find((char) => test.test(char)) ?? "";
  }

  private endOfSet(): number {
    let end = this.i;
    while (end < this.source.length && this.source[end] !== "]") end += this.source[end] === "\\" ? 2 : 1;
    return end;
  }

  /** How often the atom stands; open-ended ones fill up to the wanted length. */
  private times(room: number): number {
    const match = /^(\*|\+|\?|\{(\d+)(,(\d*))?\})\??/.exec(this.source.slice(this.i));
    if (match === null) return 1;
    this.i += match[0].length;
    if (match[1] === "?") return 0;
    if (match[1] === "*") return room;
    if (match[1] === "+") return Math.max(1, room);
    const least = Number(match[2]);
    const most = match[3] === undefined ? least : match[4] ? Number(match[4]) : Math.max(least, room);
    return Math.min(most, Math.max(least, room));
  }
}
