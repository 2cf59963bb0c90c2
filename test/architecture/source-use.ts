import * as ts from 'typescript';

/** What a source file reaches for outside itself. Lines count from 1. */
export interface SourceUse {
  imports: { specifier: string; line: number }[];
  outside: { name: string; line: number }[];
}

const outsideNames = new Set([
  ...['process', 'Buffer', 'global', 'globalThis', '__dirname', '__filename', 'require'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'performance'],
  ...['setTimeout', 'setInterval', 'setImmediate'],
]);

/** Every import of a source file, static, dynamic and in types, and every global of the outside that it uses. */
export function sourceUse(text: string): SourceUse {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const use: SourceUse = { imports: [], outside: [] };
  const declared = new Set<string>();
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const visit = (node: ts.Node): void => {
    const specifier = importedFrom(node);
    if (specifier !== undefined) use.imports.push({ specifier, line: lineOf(node) });
    const name = outsideName(node);
    if (name !== undefined) use.outside.push({ name, line: lineOf(node) });
    if (isBinding(node) && node.name !== undefined && ts.isIdentifier(node.name))
      declared.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { ...use, outside: use.outside.filter(({ name }) => !declared.has(name)) };
}

function importedFrom(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isExternalModuleReference(node)) return literal(node.expression);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : '';
  if (!ts.isCallExpression(node)) return undefined;
  const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return dynamic || required ? (literal(node.arguments[0]) ?? '') : undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** The clock counts as outside only where it is read: `new Date(0)` is a value, `new Date()` is the time. */
function outsideName(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length)
    return 'new Date()';
  if (ts.isPropertyAccessExpression(node) && isNamed(node.expression, 'Date') && node.name.text === 'now') {
    return 'Date.now';
  }
  if (
    ts.isPropertyAccessExpression(node) &&
    isNamed(node.expression, 'Math') &&
    node.name.text === 'random'
  ) {
    return 'Math.random';
  }
  return ts.isIdentifier(node) && outsideNames.has(node.text) && isReference(node) ? node.text : undefined;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** What gives a name of its own to something in this file, such as a parameter called `fetch`. */
function isBinding(node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isImportSpecifier(node)
  );
}

/** Whether an identifier stands for a value, and not for the name of a member, a parameter or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) {
    return (ts.isPropertyAccessExpression(parent) ? parent.expression : parent.left) === node;
  }
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isTypeReferenceNode(parent))
    return false;
  return !('name' in parent && parent.name === node);
}
