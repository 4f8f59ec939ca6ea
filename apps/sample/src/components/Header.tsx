import { usePartnerClient } from "@partner-licenses/react";
import { useTheme } from "../hooks/useTheme.ts";
import { type Locale, localeName, locales } from "../lib/locales.ts";
import { Icon } from "./Icon.tsx";
import { Logo } from "./Logo.tsx";
import { Select } from "./Select.tsx";

/** Name, contract version, locale, theme and docs. */
export function Header({ locale, onLocale }: { locale: Locale; onLocale: (locale: Locale) => void }) {
  const { contractVersion } = usePartnerClient();
  const [theme, toggleTheme] = useTheme();
  return (
    <header className="topbar">
      <div className="wrap">
        <span className="brand">
          <Logo />
          Partner licenses
        </span>
        <span className="build">contract {contractVersion} · mock</span>
        <div className="topbar-tools">
          <Select
            bare
            group="Formats only"
            label="Formats only: locale of the request, numbers and dates"
            value={locale}
            options={locales.map((value) => ({ value, label: localeName(value), lang: value }))}
            onChange={onLocale}
          />
          <button
            type="button"
            className="button square"
            onClick={toggleTheme}
            aria-label={`Switch to the ${theme === "dark" ? "light" : "dark"} theme`}
          >
            <Icon name={theme === "dark" ? "sun" : "moon"} />
          </button>
          <a className="button" href="/docs/">
            Docs
            <Icon name="external" />
          </a>
        </div>
      </div>
    </header>
  );
}
