const consentAgain = "Let a user of the partner consent again, with MFA, and store the new refresh token.";
const admin = "Check tenant, application id and consent of the app registration.";

/** What to do, by error code of Microsoft Entra (AADSTS…). */
const byNumber: Readonly<Record<number, string>> = {
  50076: `The refresh token was made without MFA. ${consentAgain}`,
  50079: `The user must enroll for MFA first. ${consentAgain}`,
  50173: `The user's password changed, which ended the refresh token. ${consentAgain}`,
  65001: `Nobody consented to the app. ${consentAgain}`,
  70008: `The refresh token is over 90 days old. ${consentAgain}`,
  700082: `The refresh token was not used for 90 days. ${consentAgain}`,
  700016: admin,
  90002: "There is no such tenant. Check tenantId and cloud.",
  7000215: "The client secret is wrong. Use its value, not its id.",
  7000222: "The client secret has expired. Make a new one in the app registration.",
};

const byName: Readonly<Record<string, string>> = {
  no_refresh_token: `The store holds no refresh token. ${consentAgain}`,
  no_refresh_token_given: "The sign-in service gave no refresh token. Let the app ask for offline_access.",
  no_code: "The sign-in service gave no code. Begin the sign-in again.",
  wrong_state: "What came back is not the answer to this sign-in. Begin it again.",
  access_denied: "The user or an administrator refused the consent.",
  no_access_token: "The sign-in service gave no token. Check for a proxy.",
  network: "Check the connection to the sign-in service.",
  not_json: "The sign-in service did not answer in JSON. Check for a proxy.",
  invalid_grant: consentAgain,
  interaction_required: consentAgain,
  invalid_client: "Check clientId and clientSecret.",
  unauthorized_client: admin,
  invalid_scope: "Check the scope: each cloud has its own.",
};

/** What to do about an OAuth error, found by its most exact number. */
export function oauthHint(error: string, numbers: readonly number[] = []): string {
  const number = numbers.find((code) => code in byNumber);
  return (number && byNumber[number]) || byName[error] || "See the description.";
}
