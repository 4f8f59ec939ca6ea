// @ts-check
// The parity suite of packages/mock, counted. Node runs its TypeScript as it is.
import { compare, contracts } from "../../../packages/mock/test/parity/run.ts";

export async function runParity() {
  const sum = { contracts: contracts.length, sent: 0, same: 0, explained: 0, mismatches: 0 };
  for (const contract of contracts) {
    const { sent, same, explained, mismatches } = await compare(contract);
    sum.sent += sent;
    sum.same += same;
    sum.explained += Object.values(explained).reduce((total, count) => total + count, 0);
    sum.mismatches += mismatches.length;
  }
  return sum;
}
