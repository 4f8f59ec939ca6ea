import { createContext, use } from "react";
import { type Loading, loading } from "../lib/loading.ts";
import { en } from "./en.ts";

/** All texts of the page in one language; `{}` in one is the place of an element. */
export type Words = typeof en;

const loaders = {
  de: () => import("./de.ts").then(({ de }) => de),
  fr: () => import("./fr.ts").then(({ fr }) => fr),
  ja: () => import("./ja.ts").then(({ ja }) => ja),
  ar: () => import("./ar.ts").then(({ ar }) => ar),
};

const started = new Map<string, Loading<Words>>();
const languageOf = (locale: string): string => new Intl.Locale(locale).language;
const isForeign = (language: string): language is keyof typeof loaders => language in loaders;

/** Loads the words of a locale's language: English is in the page, each other language is a file. */
export function loadWords(locale: string): Promise<Words> {
  const language = languageOf(locale);
  if (!isForeign(language)) return Promise.resolve(en);
  const words = started.get(language) ?? loading(loaders[language]());
  started.set(language, words);
  return words;
}

/** The words of a locale that are there already, English without them. */
export const wordsAtHand = (locale: string): Words => started.get(languageOf(locale))?.value ?? en;

/** The words of a locale, for a component that may wait for them. */
export const wordsOf = (locale: string): Words =>
  isForeign(languageOf(locale)) ? use(loadWords(locale)) : en;

/** Provided by App. */
export const WordsContext = createContext(en);

/** The texts of the page. */
export const useWords = (): Words => use(WordsContext);
