import { nextStep as anyNextStep } from "@partner-licenses/client-runtime";
import { contract } from "./generated/contract.ts";
import type { PartnerError } from "./generated/errors.ts";
import { oauthHint } from "./oauth-hints.ts";

/** What to do about an error, in a sentence, with what is known of Partner Center and of its sign-in. */
export function nextStep(error: PartnerError): string {
  if (error.source === "sign-in")
    return oauthHint(error.code ?? "", Array.isArray(error.data) ? error.data : []);
  if (error.status !== 401) return anyNextStep(error);
  const refused = error.code ?? "";
  // the older form of the refusal has no JSON body
  if (refused !== "" && !contract.auth.final.includes(refused))
    return "Check the token: audience, scope, expiry.";
  return (
    "Check the token: user, audience, and `mfa` in its amr claim. Microsoft enforces MFA for App+User tokens, since 8 June 2026 " +
    "in stages, so that one integration may fail while another still works: let the user sign in again, with MFA."
  );
}
