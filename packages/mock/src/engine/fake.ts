import { createRequire } from "node:module";
import { isObject } from "@partner-licenses/document/json";
import type { Random } from "@partner-licenses/document/values/random";

type Faker = Record<string, unknown> & { seed(seed: number): void };

let loaded: Faker | undefined;

/** Most of the mock's weight, which only a contract with `x-faker` needs. */
function faker(): Faker {
  loaded ??= (createRequire(__filename)("./faker.cjs") as { faker: Faker }).faker;
  return loaded;
}

/** What older versions of faker called it, as Prism's documents do. */
const renamed: Readonly<Record<string, string>> = {
  "name.findName": "person.fullName",
  "name.title": "person.jobTitle",
  "address.streetName": "location.street",
  "address.stateAbbr": "location.state",
  "datatype.uuid": "string.uuid",
  "random.uuid": "string.uuid",
  "datatype.number": "number.int",
  "random.number": "number.int",
  "datatype.float": "number.float",
  "internet.userName": "internet.username",
  "phone.phoneNumber": "phone.number",
  "random.word": "word.sample",
  "random.words": "word.words",
  "company.companyName": "company.name",
  "image.imageUrl": "image.url",
};

/**
 * A value as `x-faker` asks for it: `internet.email`, or `{ "number.int": { min: 1 } }` with its argument, or a list of
 * them. Undefined when faker knows nothing of the name.
 */
export function fake(recipe: unknown, random: Random): unknown {
  const [name, given] = isObject(recipe) ? (Object.entries(recipe)[0] ?? []) : [recipe, []];
  if (typeof name !== "string") return undefined;
  faker().seed(random(0, 2 ** 31));
  const [area = "", method = ""] = (
    renamed[name] ?? name.replace(/^name\./, "person.").replace(/^address\./, "location.")
  ).split(".");
  const holder = faker()[area] as Record<string, unknown> | undefined;
  const make = holder?.[method];
  if (typeof make !== "function") return undefined;
  const made: unknown = make.apply(holder, Array.isArray(given) ? given : [given]);
  // Faker has dates where JSON has texts.
  return made instanceof Date ? made.toISOString() : made;
}
