import type { CodeSample } from "../../generate/targets/samples.ts";
import type { ContractOperation } from "../contract/contract.ts";
import type { Contract } from "../contract/openapi.ts";
import { curlSample, fetchSample } from "./raw-samples.ts";
import { requestOf } from "./request.ts";

/** A sample as Redoc's extension of operations wants it; `lang` names the language of the code. */
export interface ShownSample {
  lang: string;
  label: string;
  source: string;
}

/** Every way to make the call of an operation, ready to paste. */
export function samplesOf(
  contract: Contract,
  entry: ContractOperation,
  samples: ReadonlyMap<string, CodeSample>,
): ShownSample[] {
  const { typescript, react } = samples.get(entry.id) ?? {};
  const request = requestOf(contract, entry);
  return [
    ...(typescript ? [{ lang: "TypeScript", label: "TypeScript", source: typescript }] : []),
    ...(react ? [{ lang: "tsx", label: "React", source: react }] : []),
    { lang: "curl", label: "curl", source: curlSample(request) },
    { lang: "JavaScript", label: "fetch", source: fetchSample(request) },
  ];
}
