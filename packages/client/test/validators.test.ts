import { isDateTime } from "@partner-licenses/client-runtime/checks";
import spec from "@partner-licenses/spec" with { type: "json" };
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { errorChecks } from "../src/generated/error-validators.ts";
import { successChecks } from "../src/generated/validators.ts";
import { examples, responses } from "./support/contract.ts";

type Json = Record<string, unknown>;
const ajv = new Ajv2020({ strict: false, allErrors: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addFormat("int32", {
  type: "number",
  validate: (value: number) => Number.isInteger(value) && (value | 0) === value,
});
ajv.addFormat("double", { type: "number", validate: Number.isFinite });
// annotations for the client, as JSON Schema allows
ajv.addFormat("uri-reference", true);
ajv.addSchema(spec, "contract");

const link = { uri: "/next", method: "GET", body: "", headers: [{ key: "a", value: "b" }] };
/** An answer with every optional field, so that each of them is changed too. */
const whole = {
  totalCount: 1,
  items: [
    {
      proratedLicensesUsagePercent: 1.5,
      workloadName: "Teams",
      processedDateTime: "2026-06-08T03:55:46.21Z",
      serviceName: "o365",
      channel: "direct",
      attributes: { objectType: "Row", etag: "1" },
    },
  ],
  links: { self: link, next: link, previous: link },
  attributes: { objectType: "Collection", etag: "2" },
};

/** Ajv's validator of each response that has a JSON body, next to the generated one. */
const pairs = responses().flatMap(({ operationId, status, response }) => {
  const content = (response.content as Json | undefined)?.["application/json"] as Json | undefined;
  const reference = (content?.schema as Json | undefined)?.$ref;
  const check = { ...successChecks, ...errorChecks }[operationId + status];
  if (!reference || !check) return [];
  const values = examples
    .filter((entry) => entry.status === status && entry.name !== "large")
    .map(({ value }) => value)
    .concat(status === 200 ? [whole] : []);
  return [
    {
      name: `${operationId} ${status}`,
      check,
      reference: ajv.compile({ $ref: `contract${reference}` }),
      values,
    },
  ];
});

/** Values that are put in place of others: of every type, near the limits, dates good and bad. */
const replacement = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 31,
    -(2 ** 31) - 1,
    1e300,
    "",
    "x",
    [],
    {},
    "2026-02-30T00:00:00Z",
  ),
  fc.constantFrom(
    "2017-03-10T00:00:00+00:00",
    "2017-10-13T03:55:46.21Z",
    "2017-10-13",
    "2016-12-31T23:59:60Z",
    "now",
  ),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Changes one place of a value: replaces it, removes it, or adds a field to it. */
function mutate(value: unknown, steps: number[], action: number, put: unknown): unknown {
  const [step, ...rest] = steps;
  if (typeof value !== "object" || value === null || step === undefined) return put;
  const keys = Object.keys(value);
  if (keys.length === 0 || (action === 2 && rest.length === 0))
    return Array.isArray(value) ? [...value, put] : { ...value, added: put };
  const key = keys[step % keys.length] as string;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json;
  if (action === 1 && rest.length === 0) delete copy[key];
  else copy[key] = mutate(copy[key], rest, action, put);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const runs = Math.ceil(10_000 / Math.max(1, pairs.length));

test.each(pairs)(
  "$name agrees with Ajv on thousands of changed bodies",
  ({ check, reference, values }) => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.array(fc.nat(50), { maxLength: 6 }),
        fc.nat(2),
        replacement,
        (value, steps, action, put) => {
          const body = JSON.parse(JSON.stringify(mutate(value, steps, action, put) ?? null));
          const kinds: string[] = [];
          check(body, "$", (_, kind) => void kinds.push(kind));
          const valid = kinds.every((kind) => kind.startsWith("+"));
          if (!valid) refused += 1;
          expect({ body, valid }).toEqual({ body, valid: reference(body) });
        },
      ),
      { numRuns: runs },
    );
    expect(refused).toBeGreaterThan(runs / 10);
  },
  120_000,
);

test("there is a validator for each response with a body", () => {
  expect(pairs.length).toBe(
    new Set(examples.map(({ operationId, status }) => `${operationId} ${status}`)).size,
  );
});

test("moments are those of RFC 3339, as Ajv reads them", () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, "0"));
  const moment = fc
    .tuple(
      fc.integer({ min: 1970, max: 2100 }),
      two(13),
      two(32),
      fc.constantFrom("T", "t", "_"),
      two(25),
      two(61),
      two(59),
      fc.constantFrom("", ".", ".5", ".123456"),
      fc.constantFrom("Z", "z", "", "+00:00", "-23:59", "+5:30", "Z "),
    )
    .map(([year, month, day, mark, hour, minute, second, part, zone]) =>
      [year, "-", month, "-", day, mark, hour, ":", minute, ":", second, part, zone].join(""),
    );
  const reference = ajv.compile({ type: "string", format: "date-time" });
  fc.assert(
    fc.property(moment, (text) => {
      expect({ text, valid: isDateTime(text) }).toEqual({ text, valid: reference(text) });
    }),
    { numRuns: 20_000 },
  );
  // Ajv looks where a leap second falls; a client need not refuse one
  for (const text of ["2016-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00"])
    expect(isDateTime(text)).toBe(true);
});
