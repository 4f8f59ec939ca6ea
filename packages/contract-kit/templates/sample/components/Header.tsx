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

/** Name and version of the contract, where calls go, and the theme. */
export function Header(props: HeaderProps) {
  const [theme, toggle] = useTheme();
  return (
    <header className="topbar">
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
