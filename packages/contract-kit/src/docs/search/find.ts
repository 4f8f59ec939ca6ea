import MiniSearch, { type Query } from "minisearch";
import type { SearchEntry } from "./entries.ts";
import { SYNONYMS } from "./synonyms.ts";

/** A place with the words in it that were found, longest first. */
export interface Hit {
  entry: SearchEntry;
  words: string[];
}

const MOST = 12;
const BOOST = { heading: 5, keywords: 5, page: 3, text: 1 };

/**
 * Searches the entries: every word of the query as it is, as a beginning, with one slip in it, or by what means the same
 * in the field. When no place has all the words, places that have some of them. The best comes first, and before it a page
 * that is called what the query says.
 */
export function searcher(entries: SearchEntry[]): (query: string) => Hit[] {
  const index = new MiniSearch<SearchEntry & { id: number }>({
    fields: Object.keys(BOOST),
    tokenize: (text) => text.split(/[^\p{L}\p{N}_-]+/u).flatMap(parts),
    searchOptions: {
      boost: BOOST,
      prefix: (word) => word.length > 1,
      fuzzy: slips,
      boostDocument: (id) => entries[id as number]?.weight ?? 1,
    },
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  const names = entries.map(namesOf);
  return (query) => {
    const words = units(query).map(withSynonyms);
    if (words.length === 0) return [];
    const all = index.search({ combineWith: "AND", queries: words });
    const found = all.length > 0 ? all : index.search({ combineWith: "OR", queries: words });
    const name = plain(query);
    const isNamed = ({ id }: { id: number }) => names[id]?.has(name);
    const ranked = [...found.filter(isNamed), ...found.filter((hit) => !isNamed(hit))];
    return ranked.slice(0, MOST).flatMap(({ id, terms }) => {
      const entry = entries[id as number];
      return entry ? [{ entry, words: terms.toSorted((a, b) => b.length - a.length) }] : [];
    });
  };
}

/** What readers call a page: its title and each of its keywords. A query that is one of them leads there first. */
function namesOf({ page, heading, keywords }: SearchEntry): Set<string> {
  return new Set(page === heading ? [page, ...keywords.split(",")].map(plain) : []);
}

/** A text in small letters, with one space between its words. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_-]+/u)
    .filter(Boolean)
    .join(" ");

/** Short words and numbers have to be right: `401` is not `403`. */
const slips = (word: string) => (word.length < 4 || /\d/.test(word) ? false : word.length < 8 ? 1 : 2);

/** `Retry-After` is found whole and by its parts; `byCustomerId` whole. */
function parts(word: string): string[] {
  const plain = word.replace(/^-+|-+$/g, "");
  return plain === "" ? [] : plain.includes("-") ? [plain, ...plain.split("-")] : [plain];
}

/** The words of a query, with the phrases of the field kept together. */
function units(query: string): string[] {
  const text = ` ${plain(query)} `;
  const phrases = SYNONYMS.flat().filter((phrase) => phrase.includes(" ") && text.includes(` ${phrase} `));
  const rest = phrases.reduce((left, phrase) => left.replace(` ${phrase} `, " "), text);
  const words = [...phrases, ...rest.split(" ").filter(Boolean)];
  const telling = words.filter((word) => !ASKING.has(word));
  return telling.length > 0 ? telling : words;
}

/** Words that make a question of what is looked for. They stand in every text, and lead nowhere. */
const ASKING = new Set(
  "a all an and are be can cannot do does each every for from get has have how i in is it its me my of on or should that the there this to use using we what when where which why will with you your".split(
    " ",
  ),
);

function withSynonyms(word: string): Query {
  const others = SYNONYMS.filter((row) => row.includes(word)).flat();
  const exact: Query = { combineWith: "AND", queries: word.split(" ") };
  if (others.length === 0) return exact;
  return {
    combineWith: "OR",
    queries: [exact, ...others.filter((other) => other !== word).map(asSynonym)],
  };
}

const asSynonym = (phrase: string): Query => ({
  combineWith: "AND",
  queries: phrase.split(" "),
  boostTerm: () => 0.25,
  fuzzy: false,
  prefix: false,
});
