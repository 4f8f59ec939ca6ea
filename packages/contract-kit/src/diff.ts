export * from "@partner-licenses/contract-diff";
