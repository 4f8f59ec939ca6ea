import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { contractFacts } from "./build/contract.ts";

export default defineConfig(async ({ command }) => ({
  plugins: [
    react(),
    contractFacts("getPartnerLicensesUsage"),
    // Loaded for development only: a build needs no mock.
    command === "serve" ? (await import("./build/mock.ts")).mockBackend() : undefined,
  ],
  server: { host: "127.0.0.1" },
  build: { target: "es2022", modulePreload: { polyfill: false }, sourcemap: true },
}));
