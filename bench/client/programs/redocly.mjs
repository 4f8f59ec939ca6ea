import { client } from "./generated/client";

export const make = (fetch, serverUrl) => {
  client.configure({ serverUrl, fetch, auth: { bearer: "t" }, retry: { retries: 3 }, timeout: 30_000 });
  return () => client.getPartnerLicensesUsage();
};
