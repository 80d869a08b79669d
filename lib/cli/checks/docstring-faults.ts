import ts from "typescript";

/** What the exports of a module lack in documentation, and how many exports it has. */
export function docstringFaults(path: string, text: string): { exports: number; faults: string[] } {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const exported = file.statements.filter(isExported);
  const faults = exported.flatMap((statement) =>
    faultsOf(statement).map((fault) => `${path}: ${nameOf(statement)} ${fault}`),
  );
  return { exports: exported.length, faults };
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(", ");
  }
  return (statement as ts.DeclarationStatement).name?.getText() ?? "default export";
}

function faultsOf(statement: ts.Statement): string[] {
  const doc = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc).at(-1);
  const sentence = ts.getTextOfJSDocComment(doc?.comment)?.trim();
  if (!doc || !sentence) return ["has no docstring"];
  if (!/[.:](\s|$)/.test(sentence)) return ["has a docstring that is no whole sentence"];
  return ts.isFunctionDeclaration(statement) ? functionFaults(statement, doc) : [];
}

function functionFaults(declaration: ts.FunctionDeclaration, doc: ts.JSDoc): string[] {
  const tags = [...(doc.tags ?? [])];
  const has = (name: string) => tags.some(({ tagName }) => tagName.text === name);
  const params = new Set(tags.filter(ts.isJSDocParameterTag).map(({ name }) => name.getText().split(".")[0]));
  const unnamed = declaration.parameters.filter(({ name }) => !ts.isIdentifier(name));
  const faults = declaration.parameters
    .filter(({ name }) => ts.isIdentifier(name) && !params.has(name.text))
    .map(({ name }) => `has no @param ${name.getText()}`);
  if (params.size < declaration.parameters.length && unnamed.length > 0 && faults.length === 0) {
    faults.push("has no @param for a destructured parameter");
  }
  if (!/^(void|asserts\b.*)$/.test(declaration.type?.getText() ?? "") && !has("returns"))
    faults.push("has no @returns");
  if (throws(declaration) && !has("throws")) faults.push("throws but has no @throws");
  return faults;
}

function throws(node: ts.Node): boolean {
  return ts.isThrowStatement(node) || (ts.forEachChild(node, (child) => throws(child) || undefined) ?? false);
}
