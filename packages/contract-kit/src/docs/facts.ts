import { securityPlan } from "../generate/client/security.ts";
import { type GenerateConfig, type SampleClient, sampleClientOf } from "../generate/config.ts";
import { namesOf } from "../generate/names.ts";
import { authLines } from "../generate/samples/auth.ts";
import { calleeOf, callOf, optionsCode } from "../generate/samples/sample.ts";
import { type CodeSample, samplesById } from "../generate/targets/samples.ts";
import type { Model } from "../model/model.ts";
import type { Operation } from "../model/operations.ts";
import { contractOf, listOperations } from "./contract/contract.ts";
import type { Contract } from "./contract/openapi.ts";
import { firstRead, firstWrite } from "./first-calls.ts";
import { contractInclude } from "./reference/includes.ts";
import { curlSample } from "./reference/raw-samples.ts";
import { requestOf } from "./reference/request.ts";

/** How readers of guides get each part, and name it. */
export interface Doors {
  readonly client: string;
  readonly react: string;
  readonly installClient: string;
  readonly installReact: string;
  /** The commands of the mock, of a check of a real server, of the gate and of the doctor. */
  readonly mock: string;
  readonly verify: string;
  readonly gate: string;
  readonly check: string;
  /** The imports of `startMock` and of the contract's file, and what they are given. */
  readonly mockImport: string;
  readonly mockOptions: string;
  readonly specImport: string;
  readonly specValue: string;
  /** How releases are made; nothing where they are not the kit's. */
  readonly releasing: string;
}

/** A contract, and what is said about it. */
export interface Described {
  readonly facts: Readonly<Record<string, string>>;
  readonly contract: Contract;
  /** Code samples by the name that the reference has for an operation. */
  readonly samples: ReadonlyMap<string, CodeSample>;
  readonly tokenVariable: string;
}

/** Reads what guides say about an API out of its contract. */
export function describe(
  model: Model,
  config: Pick<GenerateConfig, "name" | "packages" | "sampleClient">,
  doors: Doors,
): Described {
  const contract = contractOf(model.contract);
  const client = { ...sampleClientOf(config, model), package: doors.client, react: doors.react };
  const samples = samplesById(model, { ...config, sampleClient: client });
  const entries = new Map(listOperations(contract).map((entry) => [`${entry.method} ${entry.path}`, entry]));
  const entryOf = ({ method, path }: Operation) => entries.get(`${method} ${path}`);
  const byEntry = model.operations.flatMap((operation) => {
    const [entry, sample] = [entryOf(operation), samples.get(operation.id)];
    return entry === undefined || sample === undefined ? [] : [[entry.id, sample] as const];
  });
  const { error, isError, create, provider } = namesOf(config, model);
  const [read, write] = [firstRead(model), firstWrite(model)];
  const entry = read && entryOf(read);
  const codeOf = (operation: Operation | undefined) =>
    (operation && samples.get(operation.id)?.typescript.trim()) ?? "";
  const curl = entry === undefined ? "" : curlSample(requestOf(contract, entry, client.tokenVariable));
  const facts = {
    ...doors,
    ...{ title: contract.info.title.trim().replaceAll(/\s+/g, " "), error, isError, create },
    sample:
      codeOf(read) ||
      `import { ${create} } from ${JSON.stringify(client.package)};\n\nexport const client = ${create}();`,
    writing:
      write === undefined || write === read ? "" : `\nWith a body:\n\n\`\`\`ts\n${codeOf(write)}\n\`\`\`\n`,
    curling: entry === undefined ? "" : ` Without the client:\n\n\`\`\`sh\n${curl}\n\`\`\``,
    curl,
    reactSample: (read && samples.get(read.id)?.react?.trim()) ?? "",
    provider: providerCode(create, provider, client),
    servers: contractInclude(contract, "servers") ?? "",
    security: contractInclude(contract, "schemes") ?? "",
    causes: contractInclude(contract, "causes") ?? "",
    ...callFacts(model, read, client),
  };
  return { facts, contract, samples: new Map(byEntry), tokenVariable: client.tokenVariable };
}

/** The parts of the first call; empty where nothing can be called. */
function callFacts(model: Model, operation: Operation | undefined, client: SampleClient) {
  if (operation === undefined)
    return { setup: "", callee: "", options: "", limited: "", operation: "", status: "" };
  const call = callOf(model, operation);
  const isRefusal = ({ status }: Operation["responses"][number]) => /^[45]\d\d$/.test(status);
  const answer =
    operation.responses.find(isRefusal) ?? operation.responses.find(({ status }) => /^\d+$/.test(status));
  return {
    setup: [
      `import { ${client.create} } from ${JSON.stringify(client.package)};`,
      "",
      `const ${client.variable} = ${client.create}({`,
      ...authLines(securityPlan(model), operation, client),
      `  baseUrl: process.env[${JSON.stringify(client.baseUrlVariable)}],`,
      "});",
      ...(call.body?.before.length ? ["", ...call.body.before] : []),
    ].join("\n"),
    callee: calleeOf(call, client),
    options: optionsCode(call),
    limited: optionsCode(call, ["tries: 2", "deadline: 10_000"]),
    operation: JSON.stringify(operation.id),
    status: answer?.status ?? "500",
  };
}

function providerCode(create: string, provider: string, client: SampleClient): string {
  return `import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ${create} } from ${JSON.stringify(client.package)};
import { ${provider} } from ${JSON.stringify(client.react)};

const ${client.variable} = ${create}({ baseUrl: \`\${location.origin}/api\` });
const queryClient = new QueryClient();

export function Api({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <${provider} client={${client.variable}}>{children}</${provider}>
    </QueryClientProvider>
  );
}`;
}
