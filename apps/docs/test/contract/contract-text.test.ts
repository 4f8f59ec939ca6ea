import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Contract,
  listCauses,
  listExamples,
  listOperations,
  readContract,
} from "@partner-licenses/contract-kit/docs";
import { beforeAll, expect, inject, test } from "vitest";
import { readOptions } from "../../src/options.ts";

let contract: Contract;
const page = (name: string) => readFile(join(inject("site"), name), "utf8");
beforeAll(() => {
  contract = readContract(readOptions([], {}).spec).contract;
});

test("the errors guide lists every named error example of the contract with its code", async () => {
  const text = await page("guides/errors.md");
  const causes = listCauses(contract);
  expect(causes.length).toBeGreaterThan(10);
  for (const { status, code, meaning } of causes) {
    expect(text).toContain(`### ${status} `);
    const shown = code === undefined ? "none" : `\`${code}\`</a>`;
    expect(text).toContain(`${shown} | **${meaning}`);
  }
  // Who meets a code in a log has an address for it.
  expect(await page("guides/errors.html")).toContain('id="code-900421" href="#code-900421"');
});

test("the code of an error comes from the property whose role says so, in both body shapes", () => {
  const causes = listCauses(contract);
  expect(causes.find(({ name }) => name === "throttled")).toMatchObject({ status: "429", code: "429" });
  expect(causes.find(({ name }) => name === "mfa-missing")).toMatchObject({ status: "401", code: "900421" });
  expect(causes.find(({ name }) => name === "not-found")).toMatchObject({ status: "404", code: "1000" });
});

test("the mock guide lists every example that can be asked for", async () => {
  const text = await page("guides/mock.md");
  for (const { responses } of listOperations(contract)) {
    for (const { status, response } of responses) {
      for (const media of Object.values(response.content ?? {})) {
        for (const { name } of listExamples(contract, media))
          expect(text).toContain(`| ${status} | \`${name}\` |`);
      }
    }
  }
});

test("the reference as text names every operation, parameter, response header, example and schema", async () => {
  const text = await page("reference.md");
  for (const { method, path, parameters, responses } of listOperations(contract)) {
    expect(text).toContain(`\`${method.toUpperCase()} ${path}\``);
    for (const { name } of parameters) expect(text).toContain(`| \`${name}\` |`);
    for (const { status, response } of responses) {
      expect(text).toContain(`#### Response ${status}`);
      for (const name of Object.keys(response.headers ?? {})) expect(text).toContain(`| \`${name}\` |`);
      for (const media of Object.values(response.content ?? {})) {
        for (const { name } of listExamples(contract, media)) expect(text).toContain(`Example \`${name}\``);
      }
    }
  }
  for (const [name, schema] of Object.entries(contract.components?.schemas ?? {})) {
    expect(text).toContain(`### ${name}\n`);
    for (const property of Object.keys(schema.properties ?? {}))
      expect(text).toContain(`| \`${property}\` |`);
  }
});

test("open questions come from the contract's own list", async () => {
  const text = await page("guides/open-questions.md");
  const list =
    /## What is not known\n+([\s\S]*?)(?=\n## |$)/.exec(contract.info.description ?? "")?.[1] ?? "";
  expect(list).not.toBe("");
  expect(text).toContain(list.trim());
});

test("the raw contract is the bundle itself, in both forms", async () => {
  const { spec } = readOptions([], {});
  expect(await page("openapi.json")).toBe(await readFile(spec, "utf8"));
  expect(await page("openapi.yaml")).toBe(await readFile(spec.replace(/json$/, "yaml"), "utf8"));
});
