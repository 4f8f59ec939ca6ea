import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../../src/accept/index.ts";
import type { Finding, Level } from "../../src/index.ts";
import { type Format, formats, render, renderAll, viewOf } from "../../src/report/index.ts";
import { markdownLimit } from "../../src/report/markdown.ts";

const finding = (more: Partial<Finding> = {}): Finding => ({
  id: "response-property-removed",
  level: "breaking",
  direction: "response",
  message: "Thing.name: the property `name` was removed",
  operations: ["GET /v1/things"],
  source: "breaking",
  fingerprint: "0123456789ab",
  revision: { pointer: "#/components/schemas/Thing", file: "no-such-file.yaml", line: 3, column: 5 },
  ...more,
});

const view = (findings: readonly Finding[]) =>
  viewOf({ base: "a.yaml", revision: "b.yaml", next: "contract gate --write" }, "major", judge(findings, []));

const text = (format: Format, ...findings: Finding[]) => render(format, view(findings), { colors: false });

describe("every format", () => {
  it.each(formats)("%s: shows each finding once, the heaviest first", (format) => {
    const findings = (["docs", "additive", "unproven", "breaking"] as Level[]).map((level) =>
      finding({ level, id: `rule-${level}`, message: `Here: the ${level} one` }),
    );
    const output = text(format, ...findings);
    const at = ["breaking", "unproven", "additive", "docs"].map((level) =>
      output.indexOf(`the ${level} one`),
    );
    expect(at.every((index) => index >= 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    for (const { message } of findings) expect(output.split(message)).toHaveLength(2);
  });

  it.each(formats)("%s: says so when nothing changed", (format) => {
    const output = render(format, viewOf({ base: "a", revision: "b" }, "none", judge([], [])), {
      colors: false,
    });
    expect(output).toMatch(/none|no difference|^\[\]$/im);
  });

  const unit = fc.constantFrom(..."\n\r\t `<>&\"':%,|#*[]()\\\u001b\u0000é😀az");
  const any = fc.oneof(fc.string(), fc.string({ unit }));
  const words = fc.record({ message: any, id: any, operation: any, value: fc.jsonValue() });
  const about = ({ message, id, operation, value }: Words) => {
    const [acceptedBy, refusedBy] = ["revision", "base"] as const;
    const witness = { value, acceptedBy, refusedBy, schema: { accepts: "#", refuses: "#" }, reason: message };
    return finding({ message, id, operations: [operation, operation], witness });
  };

  it.each(formats)(
    "%s: is built the same whatever the text of messages, ids and values, and holds it",
    (format) => {
      const built = skeletons[format](
        text(format, about({ message: "m", id: "i", operation: "o", value: "v" })),
      );
      fc.assert(
        fc.property(words, (given) => {
          const output = text(format, about(given));
          expect(skeletons[format](output)).toEqual(built);
          const read = readers[format](output);
          for (const each of [given.message, given.id, given.operation]) expect(read).toContain(bare(each));
        }),
        {
          seed: 5,
          numRuns: 300,
          examples: [[{ message: hostile, id: hostile, operation: hostile, value: hostile }]],
        },
      );
    },
  );
});

const hostile = "\n\n# a\n```\n</details></code></pre>\n::error::b\n- c\n";

interface Words {
  readonly message: string;
  readonly id: string;
  readonly operation: string;
  readonly value: unknown;
}

const lines = (output: string) => output.trimEnd().split("\n");
const matches = (pattern: RegExp) => (output: string) => output.match(pattern);

/** What of a report a text must not change. */
const skeletons: Record<Format, (output: string) => unknown> = {
  pretty: (output) => [lines(output).at(0)?.slice(0, 10), lines(output).at(-1)],
  json: (output) => Object.keys(JSON.parse(output) as object),
  markdown: matches(/^(#+ |<\/?(details|summary)>|```)/gm),
  github: (output) => lines(output).map((line) => /^::\w+ ?/.exec(line)?.[0]),
  html: (output) => matches(/<\/?[a-z!]\w*/gi)(output)?.filter((tag) => !tag.endsWith("code")),
  sarif: (output) => Object.keys(JSON.parse(output) as object),
  junit: matches(/<[/?]?\w+( \w+=)*/g),
  gitlab: (output) => (JSON.parse(output) as object[]).map(Object.keys),
};

/** A text without what reports change in it: white space, and the marks of names. */
const bare = (given: string) => given.replaceAll(/[\s`]/g, "");
const decoded = (output: string) =>
  bare(
    output
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&"),
  );

/** The text that a reader of the report sees. */
const readers: Record<Format, (output: string) => string> = {
  pretty: bare,
  json: (output) => {
    const { findings } = JSON.parse(output) as { findings: Finding[] };
    return bare(
      findings.map(({ message, id, operations }) => [message, id, ...operations].join(" ")).join(" "),
    );
  },
  markdown: (output) => decoded(output.replaceAll(/<\/?(details|summary|code|p)>/g, "")),
  github: (output) => bare(decodeURIComponent(output.replaceAll(/%(?!25|0A|0D|3A|2C)/g, "%25"))),
  html: (output) => decoded(output.replaceAll(/<\/?[a-z][^>]*>/gi, "")),
  sarif: (output) => {
    const [run] = (JSON.parse(output) as { runs: Run[] }).runs;
    const texts = run?.results.map((result) => [
      result.ruleId,
      result.message.text,
      ...result.properties.operations,
    ]);
    return bare((texts ?? []).flat().join(" "));
  },
  junit: (output) =>
    decoded(
      output
        .replaceAll(/&#(9|10|13);/g, (_, code: string) => String.fromCharCode(Number(code)))
        .replaceAll(/[\u2400-\u241f]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x2400)),
    ),
  gitlab: (output) =>
    bare(
      (JSON.parse(output) as { description: string; check_name: string }[])
        .map((issue) => `${issue.description} ${issue.check_name}`)
        .join(" "),
    ),
};

interface Run {
  readonly results: readonly {
    readonly ruleId: string;
    readonly message: { readonly text: string };
    readonly properties: { readonly operations: readonly string[] };
  }[];
}

describe("pretty", () => {
  it("stays within 80 columns and ends with the next command", () => {
    const long = finding({
      message: `Here: ${"a long word ".repeat(40)}`,
      operations: Array(9).fill("GET /v1/things"),
    });
    const lines = text("pretty", long, finding({ level: "additive" }), finding({ level: "docs" }))
      .trimEnd()
      .split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.at(-1)).toBe("  next: contract gate --write");
  });

  it("colours by meaning, and not at all without colours", () => {
    const start = "\u001b[";
    const coloured = render("pretty", view([finding(), finding({ level: "additive" })]), { colors: true });
    expect(coloured).toContain(`${start}31m`);
    expect(coloured).toContain(`${start}32m`);
    expect(text("pretty", finding())).not.toContain(start);
  });
});

describe("markdown", () => {
  it("stays below GitHub's limit however large the diff is, and counts what it leaves out", () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      finding({
        message: `Thing.p${index}: the property \`p${index}\` was removed`,
        operations: Array(30).fill("GET /x"),
      }),
    );
    const output = text("markdown", ...many, ...many.map((one) => ({ ...one, level: "docs" as const })));
    expect(Buffer.byteLength(output)).toBeLessThan(markdownLimit);
    expect(output.length).toBeGreaterThan(markdownLimit * 0.9);
    const left = [...output.matchAll(/(\d+) more did not fit/g)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
    expect(output.split("was removed").length - 1 + left).toBe(6000);
  });

  it("keeps HTML in a message as text", () => {
    const output = text("markdown", finding({ message: "Here: `a<b>` <img src=x> & more" }));
    expect(output).toContain("<code>a&lt;b&gt;</code> &lt;img src=x&gt; &amp; more");
  });
});

describe("github", () => {
  it("escapes what would end the command or add a property", () => {
    const place = { pointer: "#/x", file: "a,b:c%.yaml", line: 3, column: 5 };
    const [line] = text("github", finding({ message: "Here: 100%\nmore::x,y", revision: place })).split("\n");
    expect(line).toMatch(
      /^::error file=a%2Cb%3Ac%25\.yaml,line=3,col=5,title=breaking%3A response-property-removed::/,
    );
    expect(line).toContain("Here: 100%25%0Amore::x,y");
  });

  it("maps levels to severities", () => {
    const levels: Level[] = ["breaking", "unproven", "additive", "docs"];
    const lines = text("github", ...levels.map((level) => finding({ level })))
      .trim()
      .split("\n");
    expect(lines.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual([
      "error",
      "warning",
      "notice",
      "notice",
      "notice",
    ]);
  });
});

describe("html", () => {
  it("keeps any text as text, and asks for nothing from elsewhere", () => {
    const output = text("html", finding({ message: 'Here: <script>alert("1")</script> & `a<b`' }));
    expect(output).toContain("&lt;script&gt;");
    expect(output).toContain("<code>a&lt;b</code>");
    expect(output).not.toMatch(/<script|<link|<img|url\(|https?:/);
  });
});

describe("reports for other programs", () => {
  const acceptance = (fingerprint: string) => ({
    ...{ fingerprint, reason: "Nobody uses it.", who: "mina" },
    place: { file: "accepted.yaml", line: 1, column: 1 },
  });
  const accepted = () => {
    const [print = ""] = judge([finding()], []).findings.map(({ fingerprint }) => fingerprint);
    const additive = finding({ level: "additive", id: "path-added", operations: [] });
    return viewOf(
      { base: "a.yaml", revision: "b.yaml" },
      "minor",
      judge([finding(), additive], [acceptance(print)]),
    );
  };

  it("sarif: a rule with its meaning, our fingerprint, and accepted breaks as suppressed", () => {
    const log = JSON.parse(render("sarif", accepted())) as object;
    expect(log).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { rules: [{ id: "path-added" }, { id: "response-property-removed" }] } },
          results: [
            { level: "note" },
            {
              level: "error",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "no-such-file.yaml" },
                    region: { startLine: 3 },
                  },
                },
              ],
              partialFingerprints: { "contractFinding/v1": expect.stringMatching(/^[0-9a-f]{12}$/) },
              suppressions: [{ kind: "external", justification: "mina: Nobody uses it." }],
            },
          ],
        },
      ],
    });
  });

  it("junit: a case for each operation, which a break fails and an accepted one does not", () => {
    const broken = finding({ operations: ["GET /v1/things", "PUT /v1/things"] });
    expect(text("junit", broken).match(/<testsuite .*|<testcase .*|<failure type="[^"]*"/g)).toEqual([
      '<testsuite name="contract b.yaml" tests="2" failures="2">',
      '<testcase classname="b.yaml" name="GET /v1/things">',
      '<failure type="response-property-removed"',
      '<testcase classname="b.yaml" name="PUT /v1/things">',
      '<failure type="response-property-removed"',
    ]);
    expect(render("junit", accepted())).toMatch(/failures="0"[\s\S]*accepted by mina/);
  });

  it("gitlab: severity, line and a fingerprint for each", () => {
    expect(JSON.parse(render("gitlab", accepted()))).toMatchObject([
      { severity: "minor", location: { path: "no-such-file.yaml" } },
      { severity: "info", location: { lines: { begin: 3 } }, fingerprint: expect.any(String) },
    ]);
  });

  it("several contracts are one text, but no page", () => {
    const views = [view([finding()]), accepted()];
    expect((JSON.parse(renderAll("sarif", views)) as { runs: object[] }).runs).toHaveLength(2);
    expect(JSON.parse(renderAll("json", views))).toHaveLength(2);
    expect(renderAll("junit", views).match(/<testsuite /g)).toHaveLength(2);
    expect(() => renderAll("html", views)).toThrow(/one contract/);
  });
});
