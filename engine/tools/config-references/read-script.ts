/** What a module says without being run. */
export interface Script {
  /** Specifiers of imports, re-exports, requires and dynamic imports. */
  readonly specifiers: readonly string[];
  /** Specifiers that only types come from. */
  readonly typeSpecifiers: readonly string[];
  /** Outermost object literals, as far as they are literal; what is not is `undefined`. */
  readonly objects: readonly unknown[];
  /** True where something is loaded whose name is not a literal. */
  readonly dynamic: boolean;
  /** All literal texts, those of templates in pieces. */
  readonly texts: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** `null`: not a module that parses. */
export type ScriptReader = (file: string, text: string) => Script | null;

/** Loads the parser (native code, an ES module: only a dynamic import reaches it), so call it where scripts were met. */
export async function loadScriptReader(): Promise<ScriptReader> {
  const { parseSync } = await import('oxc-parser');
  return (file, text) => {
    const { program, errors } = parseSync(file, text);
    return errors.length > 0 ? null : readProgram(program);
  };
}

function readProgram(program: unknown): Script {
  const specifiers: string[] = [];
  const typeSpecifiers: string[] = [];
  const objects: unknown[] = [];
  const texts: string[] = [];
  let dynamic = false;
  const load = (argument: unknown) => {
    const value = isNode(argument) ? literal(argument) : undefined;
    if (typeof value === 'string') specifiers.push(value);
    else dynamic = true;
  };
  const visit = (value: unknown, isInObject: boolean): void => {
    if (Array.isArray(value)) return value.forEach((entry) => visit(entry, isInObject));
    if (!isNode(value)) return;
    texts.push(...textsOf(value));
    typeSpecifiers.push(...typeSources(value));
    if (isTypeOnly(value)) return Object.values(value).forEach((child) => visitTypes(child));
    if (hasSource(value)) load(value.source);
    if (isRequire(value)) load(Array.isArray(value.arguments) ? value.arguments[0] : undefined);
    const isObject = value.type === 'ObjectExpression';
    if (isObject && !isInObject) objects.push(literal(value));
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'type' && typeof child === 'object') visit(child, isInObject || isObject);
    }
  };
  const visitTypes = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visitTypes);
    if (!isNode(value)) return;
    typeSpecifiers.push(...typeSources(value));
    Object.values(value).forEach(visitTypes);
  };
  visit(program, false);
  return { specifiers, typeSpecifiers, objects, dynamic, texts };
}

function textsOf({ type, value, quasis }: Node): readonly string[] {
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis)) return [];
  return quasis.flatMap((quasi) => {
    const text: unknown = isNode(quasi) ? cooked(quasi) : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Types are gone before anything runs. */
function isTypeOnly(node: Node): boolean {
  return (
    node.importKind === 'type' ||
    node.exportKind === 'type' ||
    node.type === 'TSInterfaceDeclaration' ||
    node.type === 'TSTypeAliasDeclaration' ||
    node.type === 'TSImportType'
  );
}

/** `import type`, `export type`, `import('x').T` and `import x = require('x')`. */
function typeSources({ type, importKind, exportKind, source, moduleReference }: Node): readonly string[] {
  const isTyped = type === 'TSImportType' || ((importKind === 'type' || exportKind === 'type') && isNode(source));
  const target = isTyped ? source : isNode(moduleReference) ? moduleReference.expression : null;
  const value = isNode(target) ? literal(target) : undefined;
  return typeof value === 'string' ? [value] : [];
}

function hasSource({ type, source }: Node): boolean {
  return (
    /^(?:Import(?:Declaration|Expression)|Export(?:Named|All)Declaration)$/.test(type) &&
    source !== null &&
    source !== undefined
  );
}

/** `require(x)` and `require.resolve(x)`. */
function isRequire({ type, callee }: Node): boolean {
  if (type !== 'CallExpression' || !isNode(callee)) return false;
  if (callee.type === 'Identifier') return callee.name === 'require';
  return (
    callee.type === 'MemberExpression' &&
    isNode(callee.object) &&
    callee.object.name === 'require' &&
    isNode(callee.property) &&
    callee.property.name === 'resolve'
  );
}

/** The value of a literal; of arrays and objects what is literal in them. */
function literal(node: Node): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'TemplateLiteral':
      return templateText(node);
    case 'ArrayExpression':
      return Array.isArray(node.elements)
        ? node.elements.map((entry) => (isNode(entry) ? literal(entry) : undefined))
        : [];
    case 'ObjectExpression':
      return Array.isArray(node.properties) ? Object.fromEntries(node.properties.flatMap(property)) : {};
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return isNode(node.expression) ? literal(node.expression) : undefined;
    case 'CallExpression':
      // `require.resolve('x')` where a name is expected stands for the name.
      return isRequire(node) && Array.isArray(node.arguments) && isNode(node.arguments[0])
        ? literal(node.arguments[0])
        : undefined;
    default:
      return undefined;
  }
}

function templateText({ quasis }: Node): unknown {
  const [only, more]: readonly unknown[] = Array.isArray(quasis) ? quasis : [];
  return more === undefined && isNode(only) ? cooked(only) : undefined;
}

function cooked({ value }: Node): unknown {
  return typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : undefined;
}

function property(entry: unknown): readonly (readonly [string, unknown])[] {
  if (
    !isNode(entry) ||
    entry.type !== 'Property' ||
    entry.computed === true ||
    !isNode(entry.key) ||
    !isNode(entry.value)
  )
    return [];
  const { key } = entry;
  const name = key.type === 'Identifier' ? key.name : key.value;
  return typeof name === 'string' ? [[name, literal(entry.value)]] : [];
}
