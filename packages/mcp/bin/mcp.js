#!/usr/bin/env node
// @ts-check
import { main } from "../dist/index.js";

process.exitCode = await main(process.argv.slice(2));
