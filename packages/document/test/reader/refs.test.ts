import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ContractError } from "../../src/errors.ts";
import { get } from "../../src/json.ts";
import { load } from "../../src/reader/load.ts";
import { folderOf } from "../folder.ts";

const head = 'openapi: 3.2.0\ninfo: { title: t, version: "1" }\n';

/** Follows the `$ref` of `components.schemas.Start` in a contract of the given files. */
function follow(files: Readonly<Record<string, string>>, entry = "api.yaml") {
  const folder = folderOf(files);
  const { workspace } = load(join(folder, entry));
  const pointer = "#/components/schemas/Start";
  const start = get(workspace.entry.root, "components", "schemas", "Start");
  return workspace.deref(start, { source: workspace.entry, pointer });
}

function faultOf(run: () => unknown): ContractError {
  try {
    run();
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
  throw new Error("no fault");
}

const starting = (ref: string, more = "") =>
  `${head}components:\n  schemas:\n    Start: { $ref: ${JSON.stringify(ref)} }\n${more}`;

describe("references", () => {
  it.each([
    ["a percent sign that encodes nothing", "#/components/schemas/50%", "    50%: { title: found }\n"],
    ["percent-encoding", "#/components/schemas/a%20b", "    a b: { title: found }\n"],
    ["an escaped slash", "#/components/schemas/a~1b", "    a/b: { title: found }\n"],
    ["an encoded slash inside of a key", "#/components/schemas/a%2Fb", "    a/b: { title: found }\n"],
    ["a tilde", "#/components/schemas/a~0b", "    a~b: { title: found }\n"],
    ["a key that is itself encoded", "#/components/schemas/a%20b", "    a%20b: { title: found }\n"],
    ["an anchor", "#here", "    There: { $anchor: here, title: found }\n"],
    ["a dynamic anchor", "#here", "    There: { $dynamicAnchor: here, title: found }\n"],
    [
      "a pointer that leads through a reference",
      "#/components/schemas/Link/properties/inner",
      "    Link: { $ref: '#/components/schemas/Far' }\n    Far: { properties: { inner: { title: found } } }\n",
    ],
    [
      "a chain",
      "#/components/schemas/A",
      "    A: { $ref: '#/components/schemas/B' }\n    B: { title: found }\n",
    ],
    ["an $id", "https://example.com/pet", "    Pet: { $id: 'https://example.com/pet', title: found }\n"],
  ])("%s", (_, ref, more) => {
    expect(get(follow({ "api.yaml": starting(ref, more) }).value, "title")).toBe("found");
  });

  it.each([
    ["another file", "pet.yaml", "title: found\n"],
    ["a part of another file", "pet.yaml#/a", "a: { title: found }\n"],
    ["an anchor of another file", "pet.yaml#here", "a: { $anchor: here, title: found }\n"],
    ["a file with a space in its name", "my%20pet.yaml", "title: found\n"],
    ["a JSON file with a byte order mark", "pet.json", '\uFEFF{ "title": "found" }'],
  ])("%s", (_, ref, text) => {
    const name = decodeURIComponent(ref.split("#")[0] ?? "");
    expect(get(follow({ "api.yaml": starting(ref), [name]: text }).value, "title")).toBe("found");
  });

  it("keeps files of one name in two folders apart", () => {
    const target = follow({
      "api.yaml": starting("one/a.yaml", "    Other: { $ref: b.yaml }\n"),
      "one/a.yaml": "$ref: b.yaml\n",
      "one/b.yaml": "title: inner\n",
      "b.yaml": "title: outer\n",
    });
    expect(target.value).toEqual({ title: "inner" });
    expect(target.loc.source.id).toBe("one/b.yaml");
  });

  it("finds documents by the $self that they give themselves, in other folders than their addresses say", () => {
    const api = (ref: string) => `$self: https://example.com/v1/api.yaml\n${starting(ref)}`;
    const pet = "$self: https://example.com/shared/pet.yaml\ntitle: found\n";
    for (const ref of ["../shared/pet.yaml", "https://example.com/shared/pet.yaml"]) {
      expect(follow({ "api.yaml": api(ref), "pet.yaml": pet }).value).toMatchObject({ title: "found" });
      expect(
        follow({ "v1/api.yaml": api(ref), "shared/pet.yaml": "title: found\n" }, "v1/api.yaml").value,
      ).toEqual({ title: "found" });
    }
    expect(
      follow({
        "api.yaml": `${api("https://example.com/v1/api.yaml#/components/schemas/B")}    B: { title: found }\n`,
      }).value,
    ).toEqual({ title: "found" });
  });

  it("lets summary and description next to a reference win, and nothing else", () => {
    const more = "    Pet: { title: found, description: theirs }\n";
    const text = starting("#/components/schemas/Pet", more);
    const written = text.replace("Start: { ", "Start: { description: ours, required: [a], ");
    expect(follow({ "api.yaml": written }).value).toEqual({ title: "found", description: "ours" });
  });

  it("reads a parsed object that holds itself", () => {
    const node: Record<string, unknown> = { title: "found" };
    node.child = node;
    const { workspace } = load({ openapi: "3.1.0", components: { schemas: { Node: node } } });
    const child = get(workspace.entry.root, "components", "schemas", "Node", "child");
    expect(child).toEqual({ $ref: "#/components/schemas/Node" });
  });
});

describe("references that lead nowhere", () => {
  it.each([
    ["#/components/schemas/No", "ref-to-nothing", 5],
    ["#no", "ref-to-no-anchor", 5],
    ["no.yaml", "ref-to-no-file", 5],
    ["pet.yaml#/no", "ref-to-nothing", 5],
    ["pet.yaml#no", "ref-to-no-anchor", 5],
    ["https://example.com/a.yaml", "ref-into-network", 5],
    ["#/components/schemas/Start", "ref-cycle", 5],
  ])("%s is %s", (ref, code, line) => {
    const fault = faultOf(() => follow({ "api.yaml": starting(ref), "pet.yaml": "title: pet\n" }));
    expect(fault.code).toBe(code);
    expect(fault.places.map((place) => place.line)).toEqual([line]);
    expect(fault.places[0]?.column).toBe(14);
  });

  it("reports a fault inside of another file there", () => {
    const fault = faultOf(() => follow({ "api.yaml": starting("pet.yaml"), "pet.yaml": "a: [" }));
    expect(fault).toMatchObject({ code: "bad-syntax" });
    expect(fault.places[0]?.file).toMatch(/pet\.yaml$/);
  });
});
