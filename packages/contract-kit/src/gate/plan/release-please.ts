import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { manifestName, readJson } from "@partner-licenses/contract-diff/project";
import { foldersAbove } from "@partner-licenses/document/files";
import { asString, get, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";

/** What release-please knows of the package that a file is in. */
export interface Pleased {
  /** The folder of the package: its releases are made from the commits that touch it. Absent where that is all of them. */
  readonly folder?: string;
  /** The version that it released last, or that a release raised already. */
  readonly version?: string;
  /** What its tags begin with; absent where nothing says it. */
  readonly tagPrefix?: string;
}

/** Reads the manifest above a file, and the configuration next to it: the package of the nearest folder. */
export function readReleasePlease(file: string): Pleased | undefined {
  const folders = foldersAbove(dirname(file));
  const home = folders.find((folder) => existsSync(join(folder, manifestName)));
  if (home === undefined) return undefined;
  const versions = jsonOf(join(home, manifestName));
  const config = jsonOf(join(home, "release-please-config.json"));
  const keyOf = (folder: string) => relative(home, folder).split(sep).join("/") || ".";
  const folder = folders.find((each) => keyOf(each) in versions) ?? home;
  const version = asString(versions[keyOf(folder)]);
  const tagPrefix = prefixOf({ ...config, ...objectOrEmpty(get(config.packages, keyOf(folder))) });
  return {
    ...(folder !== home && { folder }),
    ...(version !== undefined && { version }),
    ...(tagPrefix !== undefined && { tagPrefix }),
  };
}

function prefixOf(settings: JsonObject): string | undefined {
  const name = asString(settings.component) ?? asString(settings["package-name"])?.replace(/^@[^/]*\//, "");
  if (name === undefined) return undefined;
  const v = settings["include-v-in-tag"] === false ? "" : "v";
  const isNamed = settings["include-component-in-tag"] !== false;
  return isNamed ? `${name}${asString(settings["tag-separator"]) ?? "-"}${v}` : v;
}

function jsonOf(file: string): JsonObject {
  return existsSync(file) ? objectOrEmpty(readJson(file)) : {};
}
