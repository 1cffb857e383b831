import { binaryKind, type BinaryKind } from '../binary-kind.ts';
import type { Check } from './check.ts';
import type { PackageContents } from './contents.ts';

// The list of electron-builder.yml, written down a second time: a slip there is caught here.
const allowedInApp = [
  /^package\.json$/,
  /^out\/main\/(?!browser-host\.js$)[\w-]+\.js$/,
  /^out\/main\/migrations\/\d{4}-[\w-]+\.sql$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
  /^resources\/icons\/(icon|overlay|tray)[\w@.-]*\.png$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/,
  /^node_modules\/keytar\/prebuilds\/[\w-]+\/keytar\.node$/,
  /^node_modules\/@ngrok\/ngrok\/(package\.json|index\.js|LICENSE-(APACHE|MIT))$/,
  /^node_modules\/@ngrok\/ngrok-[\w-]+\/(package\.json|ngrok\.[\w-]+\.node)$/,
];
const allowedBeside = [
  /^app\.asar$/,
  /^(THIRD-PARTY-NOTICES|LICENSE)\.txt$/,
  // macOS keeps its icon, its languages and Electron's licences in the same folder.
  /^(icon\.icns|[\w-]+\.lproj\/.*|LICENSE\.electron\.txt|LICENSES\.chromium\.html)$/,
];
const needed = [
  'package.json',
  'out/main/index.js',
  'out/main/upload-worker.js',
  'out/main/migrations/0000-console.sql',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'resources/icons/icon.png',
  'resources/icons/tray.png',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/@ngrok/ngrok/index.js',
];
const neededLibraries = [
  { what: 'the keychain', file: /^node_modules\/keytar\/.*\.node$/ },
  { what: 'ngrok', file: /^node_modules\/@ngrok\/.*\.node$/ },
];
const sources = /\.(tsx?|mts|cts|map)$|(^|\/)(tests?|__tests__|spec)\/|\.(test|spec)\.[cm]?js$/;
const native = /\.(node|dll|so(\.\d+)*|dylib|exe)$/;

/** What the app needs in order to start is there. */
export function checkNeeded({ files }: PackageContents): Check {
  const there = new Set(files.map((file) => file.path));
  return {
    name: 'everything that the app starts from is there',
    problems: needed.filter((file) => !there.has(file)).map((file) => `${file} is missing`),
  };
}

/** Nothing is shipped that is not on the list. */
export function checkAllowed({ files, resources }: PackageContents): Check {
  const strangers = [
    ...files.map((file) => file.path).filter((file) => !isAllowed(file, allowedInApp)),
    ...resources
      .map((file) => file.path)
      .filter((file) => !isAllowed(file, allowedBeside))
      .filter((file) => !isUnpackedPart(file, files)),
  ];
  return {
    name: 'nothing is shipped that is not on the list',
    problems: strangers.map((file) => `${file} is not on the list`),
  };
}

function isAllowed(file: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(file));
}

function isUnpackedPart(file: string, files: PackageContents['files']): boolean {
  const inside = file.replace(/^app\.asar\.unpacked\//, '');
  return inside !== file && files.some((packed) => packed.isUnpacked && packed.path === inside);
}

/** No sources, tests or source maps, in files of their own or inside others. */
export function checkSources({ files, resources }: PackageContents): Check {
  const all = [...files, ...resources];
  return {
    name: 'no sources, tests or source maps',
    problems: [
      ...all.filter((file) => sources.test(file.path)).map((file) => `${file.path} is shipped`),
      ...all
        .filter((file) => /\.[cm]?js$|\.css$/.test(file.path))
        .filter((file) => /sourceMappingURL=|"sourcesContent"/.test(file.bytes.toString('latin1')))
        .map((file) => `${file.path} carries a source map`),
    ],
  };
}

/** The native libraries are the target's, and lie where the system can load them. */
export function checkNative({ files }: PackageContents, target: BinaryKind): Check {
  const binaries = files.filter((file) => native.test(file.path) || isBinary(file.bytes));
  const problems = binaries.flatMap((file): string[] => {
    const kind = binaryKind(file.bytes);
    if (kind === undefined) return [`${file.path} is missing or no library`];
    const isRight =
      kind.platform === target.platform &&
      (kind.arch === target.arch || target.arch === 'universal');
    return [
      ...(isRight ? [] : [`${file.path} is for ${kind.platform} ${kind.arch}`]),
      ...(file.isUnpacked ? [] : [`${file.path} lies inside the archive`]),
    ];
  });
  const missing = neededLibraries.filter(
    ({ file }) => !binaries.some((binary) => file.test(binary.path)),
  );
  return {
    name: `native code is for ${target.platform} ${target.arch} alone`,
    problems: [...problems, ...missing.map(({ what }) => `the library of ${what} is missing`)],
  };
}

function isBinary(bytes: Buffer): boolean {
  return binaryKind(bytes) !== undefined;
}
