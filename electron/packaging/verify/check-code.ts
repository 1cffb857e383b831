import { parseSync } from 'oxc-parser';
import type { Check } from './check.ts';
import type { PackageContents } from './contents.ts';

type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string };

// What a window or a connection must never be told, and what it must never be spared.
const neverFalse = /^(webSecurity|contextIsolation|sandbox|rejectUnauthorized)$/;
const neverTrue =
  /^(nodeIntegration\w*|allowRunningInsecureContent|experimentalFeatures|webviewTag|enableRemoteModule)$/;
const weakening =
  /remote-debugging|^(--)?(no-sandbox|disable-web-security|ignore-certificate-errors|disable-site-isolation)\b|^--inspect|ELECTRON_RENDERER_URL|NODE_TLS_REJECT_UNAUTHORIZED/;
const testVariable =
  /(^|_)(TESTS?|TESTING|VITEST|PLAYWRIGHT|E2E|MOCK|STUB|FAKE|SMOKE|STANDIN|STAND_IN)(_|$)/;
// What libraries bring along: electron-updater lets an environment name the processor that it looks for, and fs-extra's
// graceful-fs marks the module it has mended. Neither lets anything run that would not run without it.
const ofLibraries: ReadonlySet<string> = new Set([
  'TEST_UPDATER_ARCH',
  'TEST_GRACEFUL_FS_GLOBAL_PATCH',
]);
const testOption = /^(--)?(tests?|testing|vitest|playwright|e2e|mock|fake|smoke|stand-?in)(-|$)/;

/** The preload is one script that requires Electron and nothing else. */
export function checkPreload({ files }: PackageContents): Check {
  const name = "the preload requires 'electron' once and nothing else";
  const file = files.find(({ path }) => path === 'out/preload/index.cjs');
  if (file === undefined) return { name, problems: ['it is missing'] };
  const { program, errors } = parseSync(file.path, file.bytes.toString('utf8'));
  if (errors.length > 0) return { name, problems: ['it cannot be read'] };
  const required: string[] = [];
  const problems: string[] = [];
  let mentions = 0;
  walk(program, (node) => {
    if (node.type === 'Identifier' && node['name'] === 'require') mentions += 1;
    if (/^(ImportExpression|ImportDeclaration|Export\w+Declaration)$/.test(node.type))
      problems.push('it imports');
    if (node.type !== 'CallExpression' || !isRequire(node['callee'])) return;
    const [first] = Array.isArray(node['arguments']) ? (node['arguments'] as unknown[]) : [];
    required.push(isNode(first) ? String(first['value']) : '?');
  });
  if (required.length !== 1 || required[0] !== 'electron')
    problems.push(`it requires ${required.length === 0 ? 'nothing' : required.join(', ')}`);
  if (mentions !== required.length) problems.push('it hands require on');
  return { name, problems };
}

/** Nothing that runs with the user's rights can be weakened or steered by a switch that only tests need. */
export function checkSwitches({ files }: PackageContents): Check {
  const code = files.filter(({ path }) => /^out\/(main|preload)\/.*\.c?js$/.test(path));
  return {
    name: 'the main process has no test-only switch and weakens nothing',
    problems: code.flatMap(({ path, bytes }) => {
      const { program, errors } = parseSync(path, bytes.toString('utf8'));
      if (errors.length > 0) return [`${path} cannot be read`];
      const found = new Set<string>();
      walk(program, (node) => {
        const problem = weaknessOf(node);
        if (problem !== undefined) found.add(`${path} ${problem}`);
      });
      return [...found];
    }),
  };
}

function weaknessOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Property') {
    const key = nameOf(node['key']);
    const value = booleanOf(node['value']);
    if (value === false && neverFalse.test(key)) return `sets ${key} to false`;
    if (value === true && neverTrue.test(key)) return `sets ${key} to true`;
    const isSwitch = isTestVariable(key) || (testOption.test(key) && isOption(node['value']));
    return isSwitch ? `knows ${key}` : undefined;
  }
  if (node.type === 'MemberExpression') {
    const name = nameOf(node['property']);
    return isTestVariable(name) || weakening.test(name) ? `knows ${name}` : undefined;
  }
  const text = textOf(node);
  if (text === undefined) return undefined;
  const isSwitch = weakening.test(text) || (text.startsWith('--') && testOption.test(text));
  return isSwitch ? `knows ${text.slice(0, 40)}` : undefined;
}

function isTestVariable(name: string): boolean {
  return testVariable.test(name) && !ofLibraries.has(name);
}

/** What `parseArgs` of Node takes for one option. */
function isOption(node: unknown): boolean {
  if (!isNode(node) || node.type !== 'ObjectExpression') return false;
  const { properties } = node;
  return (
    Array.isArray(properties) &&
    properties.some(
      (property: unknown) =>
        isNode(property) &&
        nameOf(property['key']) === 'type' &&
        /^(boolean|string)$/.test(nameOf(property['value'])),
    )
  );
}

function textOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateElement') return undefined;
  const { value } = node;
  return isRecord(value) && typeof value['raw'] === 'string' ? value['raw'] : undefined;
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node['name']);
  // A minifier may write a plain text between backticks.
  const { quasis } = node;
  const plain: unknown = Array.isArray(quasis) && quasis.length === 1 ? quasis[0] : node;
  return isNode(plain) ? (textOf(plain) ?? '') : '';
}

/** `true` and `false`, also as a minifier writes them. */
function booleanOf(node: unknown): boolean | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'boolean') return node['value'];
  if (node.type !== 'UnaryExpression' || node['operator'] !== '!') return undefined;
  const { argument } = node;
  return isNode(argument) && typeof argument['value'] === 'number'
    ? argument['value'] === 0
    : undefined;
}

function isRequire(node: unknown): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === 'require';
}

function walk(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (!isRecord(value)) return;
  if (isNode(value)) visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value['type'] === 'string';
}
