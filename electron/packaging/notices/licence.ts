import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest, ShippedPackage } from './shipped-packages.ts';

/** What a package says of the terms it comes under. */
export type Licence = {
  /** Its SPDX name; `unknown` where the package names none. */
  readonly name: string;
  /** The texts that have to travel with it; empty where the package brings none. */
  readonly text: string;
};

/** Licences under which a package may be shipped: each asks for its notice and for nothing else that we do not do. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

const licenceFile = /^(licen[cs]e|copying|mit-licen[cs]e)([.-]|$)/i;
const noticeFile = /^notice([.-]|$)/i;

/** Reads the licence of a package from its manifest and from the files beside it. */
export function licenceOf({ folder, manifest }: ShippedPackage): Licence {
  const files = readdirSync(folder).toSorted();
  const wanted = [
    ...files.filter((file) => licenceFile.test(file)),
    ...files.filter((file) => noticeFile.test(file)),
  ];
  const texts = wanted.map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const text = texts.map((part) => part.replaceAll('\r\n', '\n').trim()).join('\n\n');
  const name = licenceName(manifest);
  return { name, text: text === '' ? standardText(name, manifest) : text };
}

function licenceName(manifest: Manifest): string {
  const { license, licenses } = manifest;
  const named: unknown = license ?? (Array.isArray(licenses) ? licenses[0] : licenses);
  if (typeof named === 'string' && named !== '') return named;
  if (typeof named === 'object' && named !== null && 'type' in named) return String(named.type);
  return 'unknown';
}

// Packages without a file of their own say 'MIT' in their manifest and name who holds the rights there.
const withoutFile: ReadonlySet<string> = new Set(['lazy-val', 'react-remove-scroll-bar']);

function standardText(name: string, manifest: Manifest): string {
  const holder = authorOf(manifest);
  if (name !== 'MIT' || holder === undefined || !withoutFile.has(manifest.name)) return '';
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

function authorOf({ author }: Manifest): string | undefined {
  if (typeof author === 'string') return author;
  if (typeof author === 'object' && author !== null && 'name' in author) return String(author.name);
  return undefined;
}

/** What is wrong with a licence, in a sentence; undefined where the package may be shipped. */
export function licenceProblem(shipped: ShippedPackage, licence: Licence): string | undefined {
  const name = `${shipped.name} ${shipped.version}`;
  if (!isAllowed(licence.name)) return `${name} comes under ${licence.name}, which is not listed.`;
  if (licence.text === '') return `${name} brings no text of its licence, ${licence.name}.`;
  return undefined;
}

/** One of 'A OR B' is enough, all of 'A AND B' are needed. */
function isAllowed(name: string): boolean {
  const parts = name.replaceAll(/[()]/g, '');
  if (parts.includes(' OR ')) return parts.split(' OR ').some(isAllowed);
  return parts.split(' AND ').every((part) => allowedLicences.has(part.trim()));
}
