// Bundles the tests of pure modules and runs them: node test.mjs
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "front-"));
const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => join("test", name));
await build({ entryPoints: tests, outdir: folder, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", target: "es2022", logLevel: "warning" });
const { status } = spawnSync(process.execPath, ["--test", ...readdirSync(folder).map((name) => join(folder, name))], { stdio: "inherit" });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
