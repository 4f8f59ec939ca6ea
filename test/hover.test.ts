import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";
import { hover } from "./support/hover.ts";
import { root } from "./support/workspace.ts";

const own = `import { createPartnerClient, type OperationData } from "@partner-licenses/client";
import { usePartnerLicensesUsage } from "@partner-licenses/react";
import type { ResourceAttributes } from "@partner-licenses/types";

const partner = createPartnerClient();
const { get } = partner.analytics.licenses.usage;
export const answer = await partner.analytics.licenses.usage.get();
export const answers = partner.call("getPartnerLicensesUsage");
export const result = await get.safe();
export const body = result.status === 400 ? result.error.body : undefined;
export const headed = await get.withResponse({ header: { "X-Locale": "de" } });
export const { data: payload } = headed;
export function Usage(given: OperationData<"getPartnerLicensesUsage">, about: ResourceAttributes) {
  const { data: held, error: fault } = usePartnerLicensesUsage();
  return [held, fault, about, given.items.find((row) => row.channel === "reseller")];
}
`;

const foreign = `import { createParcelPostClient, type OperationOptions } from "./client/index.ts";
import { useCreateParcel, useParcels } from "./react/index.ts";
import type { TrackingEvent } from "./types/index.ts";

const post = createParcelPostClient();
export const page = await post.parcels.get({ query: { status: ["delivered"], limit: 3 } });
export const made = post.parcels.post({ body: {} as OperationOptions<"createParcel">["body"] });
export const account = await post.account.get();
export function Parcels(event: TrackingEvent) {
  const { data: listed } = useParcels();
  const { data: created } = useCreateParcel();
  return [event, listed, created, listed?.items.find((parcel) => parcel.status === "returned")];
}
`;

let project: GeneratedProject;
let shown: (file: string, name: string) => string;
beforeAll(async () => {
  const contract = await readFile(join(root, "test/support/parcels.yaml"), "utf8");
  project = await generatedProject(contract, foreign);
  await writeFile(join(project.dir, "own.ts"), own);
  shown = hover(project.dir, ["own.ts", "program.ts"]);
});
afterAll(() => project.remove());

const [id, usage] = ['PartnerApi, "getPartnerLicensesUsage"', "PartnerLicensesUsageCollection"];
const options = `OperationOptions<${id}> | undefined`;
it.each([
  ["get()", `(property) get: Operation\n(options?: ${options}) => Promise<${usage}>`],
  ["safe()", `(method) Operation<${id}>.safe(options?: ${options}): Promise<OperationResult<${id}>>`],
  ["answer ", `const answer: ${usage}`],
  ["answers ", `const answers: Promise<${usage}>`],
  ["result ", `const result: OperationResult<${id}>`],
  ["body ", "(property) ApiErrorFields<ApiFault, 400>.body: ApiFault | undefined"],
  ["headed ", `const headed: ApiResponse<${id}>`],
  ["payload ", `const payload: ${usage}`],
  ["given:", `(parameter) given: ${usage}`],
  ["about:", "(parameter) about: ResourceAttributes"],
  ["held,", `const held: ${usage} | undefined`],
  ["fault,", `const fault: OperationError<${id}> | null`],
  ["row)", "(parameter) row: PartnerLicensesUsageInsights"],
])("shows the names of types over %s", (name, text) => {
  expect(shown("own.ts", name)).toBe(text);
});

it.each([
  ["get({", '(options?: OperationOptions<ParcelPostApi, "listParcels"> | undefined) => Promise<ParcelPage>'],
  ["post({", '(options: OperationOptions<ParcelPostApi, "createParcel">) => Promise<Parcel>'],
  ["status:", "(property) status?: ParcelStatus[] | undefined"],
  ["page ", "const page: ParcelPage"],
  ["made ", "const made: Promise<Parcel>"],
  ["account ", "const account: Account"],
  ["event:", "(parameter) event: TrackingEvent"],
  ["listed,", "const listed: ParcelPage | undefined"],
  ["created,", "const created: Parcel | undefined"],
  ["parcel)", "(parameter) parcel: Parcel"],
])("shows those of a foreign contract over %s", (name, text) => {
  expect(shown("program.ts", name).split("\n").at(-1)).toBe(text);
});
