import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  peerDependencies: Record<string, string>;
};
const installed = dirname(realpathSync(join(root, "node_modules/openapi-fetch")));

test("dist imports nothing that an install would not bring", () => {
  const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
  const wanted = files
    .filter((file) => /\.(js|d\.ts)$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, "dist", file), "utf8").matchAll(
        /^(?:import|export)[^"';]*? from ["']([^."'][^"']*)/gm,
      ),
    ])
    .map((match) => match[1]);
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !Object.keys(manifest.peerDependencies).includes(`${name}`))).toEqual([]);
});

test.each([["openapi-fetch"], ["openapi-typescript-helpers"]])("the notice has the licence of %s", (name) => {
  const notice = readFileSync(join(root, "NOTICE"), "utf8");
  expect(notice).toContain(name);
  expect(notice).toContain(readFileSync(join(installed, name, "LICENSE"), "utf8").trim());
});
