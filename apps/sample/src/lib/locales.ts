/** Locales that the switch offers, as the API's locale header expects them: those of the languages in `src/words`. */
export const locales = ["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP", "ar-EG"] as const;
/** One of {@link locales}. */
export type Locale = (typeof locales)[number];

/** The locale that the API assumes when none is sent. */
export const defaultLocale: Locale = "en-US";

/** Name of a locale in its own language, `Deutsch (Deutschland)`. */
export function localeName(locale: Locale): string {
  const name =
    new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
