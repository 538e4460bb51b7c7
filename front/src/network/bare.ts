// Sigma reads these names as soon as it is loaded: a browser without WebGL shall still show the tables.
const names = globalThis as Record<string, unknown>;
names.WebGLRenderingContext ??= class {};
names.WebGL2RenderingContext ??= class {};

export {};
