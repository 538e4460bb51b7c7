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
const folders = (inputs) => [...new Set(Object.keys(inputs).map((path) => PACKAGE.exec(path)?.[0]).filter(Boolean))].sort();
const HEAD = "The files in this folder contain parts of these packages.\nこのフォルダのファイルは、次のパッケージの一部を含みます。\n";
const all = [...folders(metafile.inputs), "node_modules/world-atlas/"].sort();
writeFileSync(join(out, "NOTICE.txt"), [HEAD, ...all.map(notice)].join(`\n${"=".repeat(80)}\n`));

// The page of a network goes out alone, without NOTICE.txt: its script brings the licences of what is in it.
const [, network] = Object.entries(metafile.outputs).find(([path]) => path.endsWith("network.js"));
const script = join(out, "network.js");
const licences = folders(network.inputs).map(notice).join("\n").replaceAll("*/", "* /").replaceAll("</", "< /");
writeFileSync(script, `/*! This script contains parts of these packages.\n\n${licences}*/\n${readFileSync(script, "utf-8")}`);

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
