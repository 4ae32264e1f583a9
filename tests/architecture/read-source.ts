import ts from 'typescript';

/** One import, export-from, dynamic import or import type in a file. */
export interface ImportSite {
  readonly from: string;
  readonly line: number;
  readonly typeOnly: boolean;
  /** Read when the file loads: a dynamic import may close a circle without harm, this one may not. */
  readonly eager: boolean;
}

export interface FunctionSite {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** What the house rules want to know of one file. */
export interface SourceFacts {
  readonly imports: readonly ImportSite[];
  readonly functions: readonly FunctionSite[];
  /** `new Date()` and `Date()`: the only readings of the clock that the linter cannot name. */
  readonly clockReads: readonly number[];
}

/** Reads a TypeScript or JavaScript file with the compiler's own parser. */
export function readSource(path: string, text: string): SourceFacts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const imports: ImportSite[] = [];
  const functions: FunctionSite[] = [];
  const clockReads: number[] = [];
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    const site = importOf(node);
    if (site) imports.push({ ...site, line: lineOf(node.getStart()) });
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const line = lineOf(node.getStart());
      functions.push({ name: nameOf(node), line, lines: lineOf(node.getEnd()) - line + 1 });
    }
    if (readsClock(node)) clockReads.push(lineOf(node.getStart()));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, functions, clockReads };
}

function importOf(node: ts.Node): Omit<ImportSite, 'line'> | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const typeOnly = clause !== undefined && (clause.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypeNames(clause));
    return { from: node.moduleSpecifier.text, typeOnly, eager: true };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { from: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, eager: true };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { from: node.argument.literal.text, typeOnly: true, eager: false };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [target] = node.arguments;
    // a computed path would slip past every rule, so it is reported under a name nobody may import
    return { from: target && ts.isStringLiteralLike(target) ? target.text : '(computed)', typeOnly: false, eager: false };
  }
  return null;
}

function onlyTypeNames(clause: ts.ImportClause): boolean {
  const named = clause.namedBindings;
  return clause.name === undefined && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function nameOf(node: ts.Node): string {
  if ((ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)) && node.name) return node.name.getText();
  // memo(function …), forwardRef((…) => …): the name is that of the constant around it
  let around = node.parent;
  while (ts.isCallExpression(around) || ts.isParenthesizedExpression(around)) around = around.parent;
  if ((ts.isVariableDeclaration(around) || ts.isPropertyAssignment(around)) && around.name) return around.name.getText();
  return '(nameless)';
}

function readsClock(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  return ts.isIdentifier(node.expression) && node.expression.text === 'Date' && (node.arguments?.length ?? 0) === 0;
}
