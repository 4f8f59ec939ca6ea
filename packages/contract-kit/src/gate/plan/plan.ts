import type { VersionType } from "@changesets/types";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import type { ContractPackage } from "@partner-licenses/contract-diff/project";
import type { PackageNeed } from "../verdict.ts";
import type { Change } from "./write.ts";

/** What a release tool will do with the packages of a repository, as it is declared now. */
export interface ReleasePlan {
  /** What declares it, as the beginning of a sentence: `the changesets declare`. */
  readonly declares: string;
  /** How to say that nothing is declared. */
  readonly silent: string;
  /** The bump of a package since its last stable release. */
  declared(target: ContractPackage): VersionType;
  /** The last stable version of a package. */
  stableVersion(target: ContractPackage): string;
  /** True for a tool that releases each package by itself. */
  readonly perPackage?: true;
  /** The version that a package will have; absent where nobody knows. */
  nextVersion?(name: string): string | undefined;
  /** In pre mode: what is declared for a package since the last pre-release. */
  readonly pending?: (name: string) => VersionType;
  /** Why the tool would never release a package. */
  whySkipped?(name: string): string | undefined;
  /** What has to be written to declare what is needed; absent where no file says it. */
  change?(order: Order): Change;
  /** What a person does to declare a bump, where no file says it. */
  advice?(bump: VersionType): string;
}

/** What has to be declared. */
export interface Order {
  readonly carrier: PackageNeed;
  /** Public packages with code from the contract: their changelogs mention it too. */
  readonly derived: readonly PackageNeed[];
  readonly findings: readonly JudgedFinding[];
}
