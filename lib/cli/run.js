// Plain JavaScript, so that an old Node reads this far and can say what it needs: `node lib/cli/run.js wattbook start`.
const [major] = process.versions.node.split(".");
if (Number(major) < 24) {
  console.error(
    `Cannot run on Node ${process.versions.node} as Wattbook needs 24: run it through npm, as in \`npm install && npm start\`, which brings Node 24 along`,
  );
  process.exitCode = 1;
} else {
  const [program] = process.argv.splice(2, 1);
  await import("./quick-imports.js");
  await import(new URL(`./${program}.ts`, import.meta.url).href);
}
