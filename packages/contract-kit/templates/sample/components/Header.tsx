import { contract } from "../contract.ts";
import type { Connection } from "../lib/connection.ts";
import { hashOf } from "../lib/route.ts";
import { useTheme } from "../lib/theme.ts";
import { ConnectionMenu } from "./ConnectionMenu.tsx";
import { Icon } from "./Icon.tsx";

interface HeaderProps {
  readonly connection: Connection;
  readonly token: string;
  readonly onToken: (token: string) => void;
}

/** The site that this app is a part of says in the page where its docs are. */
const docs = document.querySelector<HTMLLinkElement>("link[rel=help]")?.href;

/** The way back to the docs, name and version of the contract, where calls go, and the theme. */
export function Header(props: HeaderProps) {
  const [theme, toggle] = useTheme();
  return (
    <header className="topbar">
      {docs !== undefined && (
        <a className="button" href={docs} aria-label="Docs">
          <Icon name="back" />
          <span className="wide-only">Docs</span>
        </a>
      )}
      <a className="brand" href={hashOf("")}>
        {contract.title}
      </a>
      <span className="badge">contract {contract.version}</span>
      <div className="topbar-tools">
        <ConnectionMenu {...props} />
        <button
          type="button"
          className="button square"
          onClick={toggle}
          aria-label={theme === "dark" ? "Light theme" : "Dark theme"}
        >
          <Icon name={theme === "dark" ? "sun" : "moon"} />
        </button>
      </div>
    </header>
  );
}
