// Bundles each entry into one script that loads nothing from elsewhere.
import { build } from "esbuild";
import { outlines } from "./outlines.mjs";

const outdir = process.argv[2] ?? "../src/policy_graph/web/built";
await build({
  entryPoints: ["src/editor.ts", "src/answer.ts", "src/form.ts"],
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "external",
  logLevel: "warning",
});
await outlines(outdir);
