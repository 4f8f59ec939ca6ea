import { usePartnerClient } from "@partner-licenses/react";
import { useTheme } from "../hooks/useTheme.ts";
import { type Locale, localeName, locales } from "../lib/locales.ts";
import { loadWords, useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { Logo } from "./Logo.tsx";
import { Select } from "./Select.tsx";

/** Name, contract version, locale, theme and docs. */
export function Header({ locale, onLocale }: { locale: Locale; onLocale: (locale: Locale) => void }) {
  const { contractVersion } = usePartnerClient();
  const words = useWords();
  const [theme, toggleTheme] = useTheme();
  return (
    <header className="topbar">
      <div className="wrap">
        <span className="brand">
          <Logo />
          Partner licenses
        </span>
        <span className="build">{words.contract(contractVersion)}</span>
        <div className="topbar-tools">
          <Select
            bare
            label={words.chooseLanguage}
            value={locale}
            options={locales.map((value) => ({ value, label: localeName(value), lang: value }))}
            onChange={(chosen) => void loadWords(chosen).then(() => onLocale(chosen))}
          />
          <button
            type="button"
            className="button square"
            onClick={toggleTheme}
            aria-label={words.toTheme[theme === "dark" ? "light" : "dark"]}
          >
            <Icon name={theme === "dark" ? "sun" : "moon"} />
          </button>
          <a className="button" href="/docs/" hrefLang="en">
            {words.docs}
            <Icon name="external" />
          </a>
        </div>
      </div>
    </header>
  );
}
