import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exitCodes } from "../src/index.ts";
import { command, type Outcome, startCommandOnMock } from "./support/command.ts";
import { startSignIn } from "./support/sign-in.ts";

let service: Awaited<ReturnType<typeof startSignIn>>;
let mock: Awaited<ReturnType<typeof startCommandOnMock>>;
let home: string;
beforeAll(async () => {
  mock = await startCommandOnMock();
});
afterAll(() => mock.stop());
beforeEach(async () => {
  service = await startSignIn();
  home = await mkdtemp(join(tmpdir(), "partner-licenses-"));
});
afterEach(async () => {
  await service.stop();
  await rm(home, { recursive: true, force: true });
});

const file = () => join(home, "partner-licenses", "session.json");
const env = () => ({ XDG_CONFIG_HOME: home, PARTNER_TOKEN: "" });
const run = (...args: string[]) => command(args, { env: env() });

const login = () => ["login", "--tenant", "tenant-1", "--client-id", "app-1", "--sign-in-url", service.url];

/** Signs in as a person does: opens the address that the command prints, and comes back. */
async function signIn(open = (url: string): Promise<unknown> => fetch(url)): Promise<Outcome> {
  let opened: Promise<unknown> | undefined;
  let text = "";
  const outcome = await command(login(), {
    env: env(),
    watch(more) {
      text += more;
      const url = /^(http\S+)\n/m.exec(text)?.[1];
      if (url) opened ??= open(url);
    },
  });
  await opened;
  return outcome;
}

/** A command as it is typed, and what it printed. */
function shown(args: readonly string[], { code, stdout, stderr }: Outcome): string {
  expect(code, stderr).toBe(exitCodes.ok);
  const words = args.map((each) => (each.includes(" ") ? `'${each}'` : each)).join(" ");
  return `$ partner-licenses ${words.replace(/ (--sign-in-url|--header)/, " \\\n    $1")}\n${stderr}${stdout}`;
}

describe("login", () => {
  it("keeps a refresh token for its owner alone, and `usage` works from then on", async () => {
    const { code, stderr } = await signIn();
    expect(code, stderr).toBe(exitCodes.ok);
    expect(stderr).not.toMatch(/refresh-\d|code-\d/);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(join(home, "partner-licenses"))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(home, "partner-licenses"))).toEqual(["session.json"]);
    expect(service.state.forms[0]).toMatchObject({
      grant_type: "authorization_code",
      client_id: "app-1",
      scope: "https://api.partnercenter.microsoft.com/user_impersonation offline_access",
    });
    for (const newest of ["refresh-2", "refresh-3"]) {
      const usage = await run("usage", "--base-url", mock.url, "--format", "json");
      expect(usage.code, usage.stderr).toBe(exitCodes.ok);
      expect(JSON.parse(usage.stdout)).toHaveLength(5);
      expect(JSON.parse(await readFile(file(), "utf8"))).toMatchObject({ refreshToken: newest });
    }
  });

  it("lets the doctor look at the token of who signed in", async () => {
    await signIn();
    expect((await run("doctor")).code).toBe(exitCodes.ok);
    service.state.claims = { ...service.state.claims, amr: ["pwd"] };
    const ill = await run("doctor");
    expect(ill.code).toBe(exitCodes.auth);
    expect(ill.stdout).toContain("signed in without MFA");
  });

  it("is forgotten by logout", async () => {
    await signIn();
    expect((await command(["logout"], { env: env(), started: true })).code).toBe(exitCodes.ok);
    await expect(stat(file())).rejects.toThrow("ENOENT");
    expect((await run("usage", "--base-url", mock.url)).code).toBe(exitCodes.auth);
    expect((await run("logout")).code).toBe(exitCodes.ok);
  });

  it.each([
    ["the consent is refused", "access_denied", "refused the consent"],
    ["it needs interaction", "interaction_required", "consent again, with MFA"],
  ])("says why nothing is kept when %s", async (_, error, words) => {
    service.state.refused = error;
    const { code, stderr } = await signIn();
    expect(code).toBe(exitCodes.auth);
    expect(stderr).toContain(error);
    expect(stderr).toContain(words);
    await expect(stat(file())).rejects.toThrow("ENOENT");
  });

  it.each([
    ["MFA is missing", 400, { error: "interaction_required", error_codes: [50076] }, "made without MFA"],
    [
      "consent is missing",
      400,
      { error: "invalid_grant", error_codes: [65001] },
      "Nobody consented to the app",
    ],
  ])("says what to do when %s, and keeps the session", async (_, status, body, words) => {
    await signIn();
    service.state.faults.push({ status, body });
    const usage = await run("usage", "--base-url", mock.url);
    expect(usage.code).toBe(exitCodes.auth);
    expect(usage.stderr.replaceAll(/\n +/g, " ")).toContain(words);
    expect(JSON.parse(await readFile(file(), "utf8"))).toMatchObject({ refreshToken: "refresh-1" });
    const doctor = await run("doctor");
    expect(doctor.code).toBe(exitCodes.ok);
    service.state.faults.push({ status, body });
    expect((await run("doctor")).stderr).toContain(body.error);
  });

  it("waits when the sign-in service throttles", async () => {
    await signIn();
    service.state.faults.push({
      status: 429,
      body: { error: "temporarily_unavailable" },
      headers: { "retry-after": "1" },
    });
    const usage = await run("usage", "--base-url", mock.url);
    expect(usage.code, usage.stderr).toBe(exitCodes.ok);
    expect(service.state.forms).toHaveLength(3);
  });

  it("takes no answer to another sign-in", async () => {
    const { code, stderr } = await signIn(async (url) => {
      const redirect = new URL(new URL(url).searchParams.get("redirect_uri") ?? "");
      expect((await fetch(new URL("/favicon.ico", redirect))).status).toBe(404);
      redirect.search = "?state=of-another&code=code-1";
      return fetch(redirect);
    });
    expect(code).toBe(exitCodes.auth);
    expect(stderr).toContain("not the answer to this sign-in");
    expect(service.state.forms).toEqual([]);
  });

  it("needs to know tenant and app, and https for a service elsewhere", async () => {
    expect((await run("login")).code).toBe(exitCodes.usage);
    const far = await run(
      "login",
      "--tenant",
      "t",
      "--client-id",
      "a",
      "--sign-in-url",
      "http://signin.test",
    );
    expect(far.code).toBe(exitCodes.usage);
    expect(far.stderr).toContain("needs https");
    expect(far.stderr).not.toContain("    at ");
  });

  it.each([
    ["is cut off", '{ "tenantId": '],
    ["lacks a part", '{ "tenantId": "tenant-1" }'],
  ])("is asked for again where what was kept %s", async (_, text) => {
    await mkdir(join(home, "partner-licenses"));
    await writeFile(file(), text);
    const { code, stderr } = await run("usage", "--base-url", mock.url);
    expect([code, stderr]).toEqual([exitCodes.auth, expect.stringContaining("next: partner-licenses login")]);
  });

  it("says so when it cannot be kept, read or forgotten", async () => {
    await writeFile(join(home, "partner-licenses"), "");
    for (const { code, stderr } of [await signIn(), await run("doctor"), await run("logout")]) {
      expect([code, stderr]).toEqual([
        exitCodes.auth,
        expect.stringMatching(/cannot be (kept|read|forgotten): E/),
      ]);
      expect(stderr).not.toContain("    at ");
    }
  });

  // written by `vitest run login -u`
  it("and the first number are what the docs show", async () => {
    const usage = ["usage", "--base-url", mock.url, "--header", "Prefer: example=realistic"];
    const recorded = [shown(login(), await signIn()), shown(usage, await run(...usage))]
      .join("\n")
      .replaceAll(service.url, "http://127.0.0.1:4020")
      .replaceAll(mock.url, "http://127.0.0.1:4010")
      .replaceAll(home, "~/.config")
      .replaceAll(/(authorize\?client_id=[\w-]+&)\S+/g, "$1…");
    await expect(`\`\`\`console\n${recorded}\`\`\`\n`).toMatchFileSnapshot(
      "../../../apps/docs/data/sign-in.md",
    );
  });

  it("ends with Ctrl-C", async () => {
    const { code } = await command(login(), {
      env: env(),
      watch: (text, kill) => {
        if (text.includes("http")) kill("SIGINT");
      },
    });
    expect(code).toBe(exitCodes.interrupted);
  });
});
