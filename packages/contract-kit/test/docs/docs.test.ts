import { execFileSync } from "node:child_process";
import { afterEach, expect, it } from "vitest";
import { callIn, runIn } from "../commands/run.ts";
import { type Plain, plainRepository } from "../gate/plain.ts";

let repo: Plain;
afterEach(() => repo.remove());

const photos = `openapi: 3.1.0
info: { title: "Café <b>", version: v2, description: "<script>alert(1)</script>" }
servers: [{ url: "https://{host}/v2", variables: { host: { default: p.example } } }]
paths:
  /photos/{id}:
    put:
      operationId: replace
      security: [{ basic: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: string }, example: $5 }]
      requestBody: { content: { multipart/form-data: { schema: { type: object, required: [file, title], properties: { file: { type: string, format: binary }, title: { type: string, example: It's } } } } } }
      responses: { "204": { description: ok } }
    get:
      operationId: read
      security: [{ key: [], session: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: string }, example: a }]
      responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
  /albums:
    post:
      operationId: add
      requestBody: { content: { application/json: { schema: { type: object }, examples: { summer: { value: { name: "It's summer" } } } } } }
      responses: { "201": { description: ok } }
components:
  securitySchemes:
    basic: { type: http, scheme: basic }
    key: { type: apiKey, in: query, name: api key }
    session: { type: apiKey, in: cookie, name: sid }
`;

/** What a shell makes of a command of curl: its arguments. */
const argumentsOf = (command: string) =>
  execFileSync("sh", ["-c", command.replace(/^curl/, "printf '%s\\n'")], {
    env: { API_TOKEN: "t", API_BASIC_USER: "u", API_BASIC_PASSWORD: "p", API_SESSION: "s" },
    encoding: "utf8",
  })
    .trim()
    .split("\n");

it("shows a GET first and a body from its example, and lines of curl that are ready to paste", async () => {
  repo = await plainRepository({ "photos.yaml": photos });
  expect(await runIn(repo.dir, ["docs", "photos.yaml"])).toMatchObject({ code: 0 });
  const reference = await repo.read("site/reference.md");
  const lines = [...reference.matchAll(/^```sh curl\n(.*?)^```$/gms)].map(([, code = ""]) =>
    argumentsOf(code),
  );
  expect(lines).toEqual([
    [
      "https://p.example/v2/photos/a?api%20key=t",
      ...["--header", "Cookie: sid=s", "--header", "Accept: application/json"],
    ],
    [
      ...["--request", "PUT", "https://p.example/v2/photos/%245", "--user", "u:p"],
      ...["--header", "Accept: application/json", "--form", "file=@file", "--form", "title=It's"],
    ],
    [
      ...["--request", "POST", "https://p.example/v2/albums", "--header", "Accept: application/json"],
      ...["--header", "Content-Type: application/json", "--data", `{"name":"It's summer"}`],
    ],
  ]);
  const first = (await repo.read("site/index.html")).replaceAll(/<[^>]*>/g, "");
  expect(first).toMatch(/client\.photos\.byId\(&quot;a&quot;\)\.get\(\)[\s\S]*With a body[\s\S]*s summer/);
  expect(await repo.read("site/reference.html")).toMatch(
    /Content-Security-Policy" content="default-src 'none'/,
  );
});

it("leaves room for words: names, then all about them, the body first, and what most answers share folded", async () => {
  const media = `{ schema: { $ref: "#/components/schemas/Pet" }, examples: { rex: { value: { name: Rex } } } }`;
  const pets = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets/{id}:
    get:
      operationId: read
      parameters: [{ name: id, in: path, required: true, schema: { type: string, minLength: 2 } }]
      responses:
        "200":
          description: ok
          headers: { ETag: { schema: { type: string }, description: The version } }
          content: { application/json: ${media}, application/hal+json: ${media} }
components:
  securitySchemes: { door: { type: apiKey, in: header, name: X-Key }, house: { type: http, scheme: basic } }
  schemas: { Pet: { type: object, required: [name], properties: { name: { type: string, description: What it is called, maxLength: 9 } } } }
`;
  repo = await plainRepository({ "pets.yaml": pets });
  expect(await callIn(repo.dir, ["docs", "pets.yaml"])).toMatchObject({ code: 0 });
  const page = (await repo.read("site/reference/operations/read.html")).replaceAll(/<wbr>|\n/g, "");
  expect(page).toContain("path · string · required<br>Min. length 2.");
  expect(page).toMatch(
    /application\/json<\/code> or <code>application\/hal\+json<\/code>, .*<summary>Example <code>rex<\/code><\/summary>.*<summary>Headers: <code>ETag<\/code><\/summary>/,
  );
  expect(await repo.read("site/reference/schemas/pet.html")).toContain(
    "string · required<br>What it is called. Max. length 9.",
  );
  expect(await repo.read("site/reference.html")).toMatch(
    /A key in the header <code>X-Key<\/code>[\s\S]*HTTP Basic authentication/,
  );
});

it("has no guide for what a contract does not have, and leaves a folder of others alone", async () => {
  const hooks = `openapi: 3.1.0
info: { title: Hooks, version: "1" }
webhooks: { lost: { post: { responses: { "200": { description: ok } } } } }
`;
  repo = await plainRepository({ "hooks.yaml": hooks, "site/mine.txt": "" });
  const refused = await callIn(repo.dir, ["docs", "hooks.yaml"]);
  expect(refused).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no docs site: mine\.txt\n {2}next: .*--out/),
  });
  expect(await callIn(repo.dir, ["docs", "hooks.yaml", "--out", "out"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("3 pages"),
  });
  expect(await repo.read("out/reference.html")).toContain('<h2 id="webhooks">');
  const page = await repo.read("out/reference/operations/post-lost.html");
  expect(page).toMatch(/<code>POST lost<\/code> · webhook, which the API sends to you/);
  expect(page).not.toContain("curl");
});
