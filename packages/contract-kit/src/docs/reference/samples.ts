import type { ContractOperation } from "../contract/contract.ts";
import { curlSample, fetchSample } from "./raw-samples.ts";
import { requestOf } from "./request.ts";
import type { Reference } from "./text.ts";

/** A sample as Redoc's extension of operations wants it; `lang` names the language of the code. */
export interface ShownSample {
  lang: string;
  label: string;
  source: string;
}

/** Every way to make the call of an operation, ready to paste. */
export function samplesOf(
  { contract, samples, tokenVariable }: Reference,
  entry: ContractOperation,
): ShownSample[] {
  const { typescript, react } = samples.get(entry.id) ?? {};
  const request = requestOf(contract, entry, tokenVariable);
  return [
    ...(typescript ? [{ lang: "TypeScript", label: "TypeScript", source: typescript }] : []),
    ...(react ? [{ lang: "tsx", label: "React", source: react }] : []),
    { lang: "curl", label: "curl", source: curlSample(request) },
    { lang: "JavaScript", label: "fetch", source: fetchSample(request) },
  ];
}
