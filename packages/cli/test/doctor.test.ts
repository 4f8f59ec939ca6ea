import { describe, expect, it } from "vitest";
import { claimsOf } from "../src/doctor/claims.ts";
import { examine } from "../src/doctor/doctor.ts";
import { exitCodes } from "../src/index.ts";
import { styleFor } from "../src/style.ts";
import { widthOf } from "../src/text.ts";
import { command } from "./support/command.ts";

const now = Date.UTC(2026, 10, 30);
const seconds = now / 1000;
const app = "11111111-2222-3333-4444-555555555555";
const good = {
  aud: "https://api.partnercenter.microsoft.com",
  scp: "user_impersonation",
  amr: ["pwd", "mfa"],
  appid: app,
  exp: seconds + 3600,
};
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = "canary-signature";
const tokenOf = (claims: object) => `${part({ alg: "RS256" })}.${part(claims)}.${signature}`;
const said = (claims: object) => examine(tokenOf(claims), now, styleFor(false, {}));

describe("the doctor", () => {
  it("has nothing against a token as the call needs it", () => {
    const { text, code } = said(good);
    expect(code).toBe(exitCodes.ok);
    expect(text).toContain("✓ valid for 60 min more");
    expect(text).not.toContain("✗");
  });

  it.each<[string, object, string, string]>([
    [
      "another audience",
      { aud: "https://graph.microsoft.com" },
      "audience https://graph.microsoft.com",
      "user_impersonation",
    ],
    [
      "a retired audience",
      { aud: "https://graph.windows.net" },
      "retired on 31 August 2025",
      "ask for the scope",
    ],
    ["an end in the past", { exp: seconds - 600 }, "expired 10 min ago", "refresh token"],
    ["a beginning in the future", { nbf: seconds + 7200 }, "not valid before 2 h", "check the clock"],
    ["no expiry", { exp: undefined }, "names no expiry", "sign in again"],
    ["another scope", { scp: "User.Read" }, "with User.Read", "permission user_impersonation"],
    ["no MFA", { amr: ["pwd"] }, "without MFA (amr: pwd)", "a refreshed token has the same fault"],
    ["no user", { scp: undefined, amr: undefined, roles: ["x"] }, "app-only", "use App+User"],
    ["no user, as it says itself", { idtyp: "app" }, "app-only", "use App+User"],
  ])("says what is wrong and what to do: %s", (_, claims, wrong, next) => {
    const { text, code } = said({ ...good, ...claims });
    expect(code).toBe(exitCodes.auth);
    const words = text.replaceAll(/\n +/g, " ");
    expect(words).toMatch(/✗ .* next: /s);
    expect(words).toContain(wrong);
    expect(words).toContain(next);
    for (const line of text.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it("takes the audiences of the documents", () => {
    for (const aud of [good.aud, `${good.aud}/`, "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"])
      expect(said({ ...good, aud }).code).toBe(exitCodes.ok);
  });

  it.each(["opaque", "a.b", "a.b.c", `a.${part([])}`, `a.${part(null)}.c`])("cannot read %s", (token) => {
    expect(claimsOf(token)).toBeUndefined();
    expect(examine(token, now, styleFor(false, {})).code).toBe(exitCodes.auth);
  });

  it("is a command that shows claims, and nothing of the token itself", async () => {
    const token = tokenOf({ ...good, exp: 4e9, appid: "a\u001b[31mb" });
    const { code, stdout, stderr } = await command(["doctor"], {
      env: { PARTNER_TOKEN: token },
      started: true,
    });
    expect([code, stderr]).toEqual([exitCodes.ok, ""]);
    expect(stdout).toContain("signed in with MFA");
    expect(stdout).not.toMatch(new RegExp(`${signature}|\\u001b|${part({ alg: "RS256" })}`));
    const none = await command(["doctor"], { env: { PARTNER_TOKEN: "" } });
    expect(none.code).toBe(exitCodes.auth);
  });
});
