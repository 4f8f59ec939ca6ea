/** Locales that the switch offers, as the API's locale header expects them: those of the languages in `src/words`. */
export const locales = ["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP", "ar-EG"] as const;
/** One of {@link locales}. */
export type Locale = (typeof locales)[number];

/** The locale that the API assumes when none is sent. */
export const defaultLocale: Locale = "en-US";

/** Name of a locale in its own language, `Deutsch`; with its region where another one has the language too, `English (US)`. */
export function localeName(locale: Locale): string {
  const [language = locale] = locale.split("-");
  const shared = locales.filter((each) => each.startsWith(`${language}-`)).length > 1;
  const names = new Intl.DisplayNames(locale, {
    type: "language",
    style: "short",
    languageDisplay: "standard",
  });
  const name = names.of(shared ? locale : language) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
