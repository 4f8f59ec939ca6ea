import { createContext, use } from "react";
import { en } from "./en.ts";

/** All texts of the page in one language; `{}` in one is the place of an element. */
export type Words = typeof en;

const loaders = {
  de: () => import("./de.ts").then(({ de }) => de),
  fr: () => import("./fr.ts").then(({ fr }) => fr),
  ja: () => import("./ja.ts").then(({ ja }) => ja),
  ar: () => import("./ar.ts").then(({ ar }) => ar),
};

const loaded = new Map<string, Words>([[en.language, en]]);
const loading = new Map<string, Promise<Words>>();
const languageOf = (locale: string): string => new Intl.Locale(locale).language;

/** Loads the words of a locale's language: English is in the page, each other language is a file. */
export function loadWords(locale: string): Promise<Words> {
  const language = languageOf(locale);
  const load = async () => {
    const words = language in loaders ? await loaders[language as keyof typeof loaders]() : en;
    loaded.set(language, words);
    return words;
  };
  const started = loading.get(language) ?? load();
  loading.set(language, started);
  return started;
}

/** The words of a locale that are there already, English without them. */
export const wordsAtHand = (locale: string): Words => loaded.get(languageOf(locale)) ?? en;

/** The words of a locale, for a component that may wait for them. */
export const wordsOf = (locale: string): Words => loaded.get(languageOf(locale)) ?? use(loadWords(locale));

/** Provided by App. */
export const WordsContext = createContext(en);

/** The texts of the page. */
export const useWords = (): Words => use(WordsContext);
