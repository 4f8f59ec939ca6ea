import { searcher } from "../search/find.ts";

globalThis.searcher = searcher;
