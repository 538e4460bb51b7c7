// Bundles each entry into one script that loads nothing from elsewhere, writes the outlines of maps, and gathers all licences.
import { build } from "esbuild";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { outlines } from "./outlines.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../src/policy_graph/web/built"));

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["src/editor.ts", "src/answer.ts", "src/form.ts", "src/network.ts", "src/network/network.css"],
  entryNames: "[name]",
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  // Packages lie where npm put them, also where that is a link.
  preserveSymlinks: true,
  legalComments: "external",
  metafile: true,
  logLevel: "warning",
});

await outlines(out);

// A file of a package is node_modules/NAME/… or node_modules/@SCOPE/NAME/…, perhaps within another one.
const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const folders = new Set(Object.keys(metafile.inputs).map((path) => PACKAGE.exec(path)?.[0]).filter(Boolean));
folders.add("node_modules/world-atlas/");
const HEAD = "The files in this folder contain parts of these packages.\nこのフォルダのファイルは、次のパッケージの一部を含みます。\n";
writeFileSync(join(out, "NOTICE.txt"), [HEAD, ...[...folders].sort().map(notice)].join(`\n${"=".repeat(80)}\n`));

function notice(folder) {
  const place = join(here, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(place, "package.json"), "utf-8"));
  const files = readdirSync(place).filter((each) => /^(licen[cs]e|notice|copying)/i.test(each) && existsSync(join(place, each)));
  if (!license || files.length === 0) {
    throw new Error(`${name} names no licence, or has no text of it: it cannot be passed on`);
  }
  const texts = files.map((each) => readFileSync(join(place, each), "utf-8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n") + "\n";
}
