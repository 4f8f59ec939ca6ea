import { readFile, writeFile } from "node:fs/promises";
import { createPartnerClient } from "@partner-licenses/client";
import {
  type AppUserOptions,
  appUser,
} from "@partner-licenses/client/app-user";

type App = Pick<
  AppUserOptions,
  "tenantId" | "clientId" | "clientSecret" | "fetch"
>;

/** A client for a server; `file` holds the refresh token of the consent. */
export function connectApp(app: App, file: string) {
  const store = {
    load: () => readFile(file, "utf8"),
    save: (token: string) => writeFile(file, token, { mode: 0o600 }),
  };
  return createPartnerClient({ auth: appUser({ ...app, store }) });
}
