// The package.json of drizzle-orm is 180 kB long, and Node parses it anew for each of the modules' relative imports, to learn
// each time that the other is a module too: that takes most of a second of each process that knows the database.
import { registerHooks } from "node:module";

const MODULE = /\/node_modules\/drizzle-orm\/.*\.js$/;

registerHooks({
  resolve(specifier, context, next) {
    const isInside = /^\.{1,2}\/.*\.js$/.test(specifier) && MODULE.test(context.parentURL ?? "");
    if (!isInside) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
  },
});
