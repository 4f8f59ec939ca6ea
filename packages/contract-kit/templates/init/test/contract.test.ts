import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "{{prefix}}mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Mock = Awaited<ReturnType<typeof startMock>>;

const samples = fileURLToPath(new URL("../apps/docs/src/generated/samples/", import.meta.url));
const files = (await readdir(samples)).filter((file) => file.endsWith(".ts"));

// Each code sample of the docs runs as it is, against the mock: one call of each operation, through the client.
describe("every operation", () => {
  let mock: Mock;

  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });
  afterAll(() => mock.stop());

  it.each(files)("%s runs", async (file) => {
    const token = Buffer.from("user:password").toString("base64");
    const env = { ...process.env, {{environment}}_TOKEN: token, {{environment}}_BASE_URL: mock.url };
    const options = { env, cwd: `${samples}../../..` };
    await expect(promisify(execFile)(process.execPath, [`${samples}${file}`], options)).resolves.toBeDefined();
  });

  it("has a code sample", () => {
    expect(files).toHaveLength({{operations}});
  });
});
