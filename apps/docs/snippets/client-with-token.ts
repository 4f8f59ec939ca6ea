import { createPartnerClient } from "@partner-licenses/client";
import { getAccessToken, type RefreshTokenStore } from "./token.ts";

export function connect(store: RefreshTokenStore) {
  return createPartnerClient({ auth: () => getAccessToken(store) });
}
