import { type Claims, wordsOf } from "./claims.ts";

/** What one look at a token found. */
export interface Finding {
  readonly good: boolean;
  /** What is so. */
  readonly text: string;
  /** What to do about it. */
  readonly next?: string;
}

/** The audiences that the service takes: its URL, that of 21Vianet's, and its application in Microsoft Entra. */
const audiences = [
  "https://api.partnercenter.microsoft.com",
  "https://partner.partnercenterapi.microsoftonline.cn",
  "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
];
const scope = "user_impersonation";
const signIn = "let a user of the partner sign in again, with MFA";

/** What stands in a token and what the call needs, one by one. `now` is in milliseconds since 1970. */
export function findings(claims: Claims, now: number): Finding[] {
  const appOnly = isAppOnly(claims);
  return [audience(claims), life(claims, now), who(claims, appOnly), ...(appOnly ? [] : [mfa(claims)])];
}

function audience({ aud }: Claims): Finding {
  const named = wordsOf(aud);
  const text = `audience ${named.join(", ") || "is not named"}`;
  if (named.some((each) => audiences.includes(each.replace(/\/$/, "")))) return { good: true, text };
  const retired = named.some((each) => /graph\.(windows\.net|chinacloudapi\.cn)/.test(each));
  return {
    good: false,
    text: retired ? `${text}, retired on 31 August 2025` : text,
    next: `ask for the scope ${audiences[0]}/${scope}`,
  };
}

function life({ exp, nbf }: Claims, now: number): Finding {
  if (typeof exp !== "number") return { good: false, text: "the token names no expiry", next: signIn };
  const minutes = Math.round((exp * 1000 - now) / 60_000);
  if (exp * 1000 <= now) {
    const text = `expired ${shown(-minutes)} ago`;
    return { good: false, text, next: "get a new one with the refresh token" };
  }
  if (typeof nbf === "number" && nbf * 1000 > now + 300_000)
    return {
      good: false,
      text: `not valid before ${shown((nbf * 1000 - now) / 60_000)}`,
      next: "check the clock",
    };
  return { good: true, text: `valid for ${shown(minutes)} more` };
}

function who({ scp, roles, appid, azp }: Claims, appOnly: boolean): Finding {
  const app = String(appid ?? azp ?? "an unnamed app");
  if (appOnly)
    return {
      good: false,
      text: `app-only, of ${app}: no user stands behind it`,
      next: "use App+User: the call is documented for it alone, and others report 403",
    };
  const scopes = wordsOf(scp);
  const text = `App+User, of ${app}, with ${[...scopes, ...wordsOf(roles)].join(", ") || "no scope"}`;
  if (scopes.includes(scope)) return { good: true, text };
  return { good: false, text, next: `let the app have the permission ${scope}, and consent again` };
}

function mfa({ amr }: Claims): Finding {
  const methods = wordsOf(amr);
  if (methods.includes("mfa")) return { good: true, text: `signed in with MFA (${methods.join(", ")})` };
  return {
    good: false,
    text: `signed in without MFA (amr: ${methods.join(", ") || "none"})`,
    next: `${signIn}; a refreshed token has the same fault`,
  };
}

/** No user: the claim that says it, or roles where a user's token has scopes. */
function isAppOnly({ idtyp, scp, roles, amr }: Claims): boolean {
  return idtyp === "app" || (scp === undefined && amr === undefined && roles !== undefined);
}

function shown(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  return whole < 120 ? `${whole} min` : `${Math.round(whole / 60)} h`;
}
