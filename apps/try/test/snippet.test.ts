import { expect, it } from "vitest";
import { contract } from "../src/generated/contract.ts";
import { typescriptOf } from "../src/generated/lib/snippet.ts";

const [operation] = contract.operations;
if (operation === undefined) throw new Error("the contract has no operation");

/** The body that the shown code would send, by running its literal. */
function sent(body: unknown): unknown {
  const code = typescriptOf(operation as never, { body } as never, "http://localhost");
  const literal = /body: ([\s\S]+?),?\s*\}\);/.exec(code)?.[1];
  return new Function(`return ${literal}`)();
}

it("writes a property called __proto__ as one", () => {
  const body = JSON.parse('{ "__proto__": { "admin": true }, "constructor": 1, "a-b": [2] }');
  expect(JSON.stringify(sent(body))).toBe(JSON.stringify(body));
});

it("writes every value of a form's name", () => {
  expect(String(sent(new URLSearchParams("a=1&a=2&b=3")))).toBe("a=1&a=2&b=3");
});
