// Each code sample runs as it is, against the mock: one call of each operation, through the client.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { {{isError}} } from "{{prefix}}client";
import { startMock } from "{{prefix}}mock";

const folder = new URL("../out/samples/", import.meta.url);
const all = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
const files = all.filter((file) => /(?<!\.react)\.js$/.test(file));

test("every code sample runs against the mock", { skip: files.length === 0 }, async () => {
  const mock = await startMock();
  const { log } = console;
  const failed = [];
  for (const file of files) {
    const url = new URL(file, folder);
    for (const [, name] of readFileSync(url, "utf8").matchAll(/process\.env\["(\w+)"\]/g))
      process.env[name] = name.endsWith("_BASE_URL") ? mock.url : "token";
    console.log = () => {};
    await import(url).catch((error) => {
      // An answer that is an error is one that the contract declares.
      if (!{{isError}}(error) || error.status === undefined) failed.push(`${file}: ${error.stack}`);
    });
    console.log = log;
  }
  await mock.stop();
  assert.deepEqual(failed, []);
});
