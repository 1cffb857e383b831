import { readFileSync } from 'node:fs';
import type { Check } from './check.ts';
import { sha256, type PackageContents } from './contents.ts';
import type { PackageLayout } from './layout.ts';

/** Every file is what the archive's header says, and the executable knows the header. */
export function checkIntegrity(contents: PackageContents, layout: PackageLayout): Check[] {
  return [
    {
      name: 'every file has the hash that the archive declares',
      problems: contents.files
        .filter((file) => file.declaredHash !== sha256(file.bytes))
        .map((file) =>
          file.declaredHash === undefined
            ? `${file.path} has no declared hash`
            : `${file.path} is not what was packed`,
        ),
    },
    checkHeader(contents.headerHash, layout),
  ];
}

function checkHeader(headerHash: string, layout: PackageLayout): Check {
  if (layout.platform === 'linux') {
    // https://www.electronjs.org/docs/latest/tutorial/asar-integrity names macOS and Windows alone.
    return { name: 'the hash of the archive in the executable (Linux has none)', problems: [] };
  }
  const declared =
    layout.platform === 'darwin' ? hashInPlist(layout) : hashInExecutable(layout.executable);
  return {
    name: 'the executable knows the hash of the archive',
    problems:
      declared === undefined
        ? ['it knows none']
        : declared === headerHash
          ? []
          : ['it knows another one'],
  };
}

function hashInPlist({ infoPlist }: PackageLayout): string | undefined {
  if (infoPlist === undefined) return undefined;
  const text = readFileSync(infoPlist, 'utf8');
  const entry =
    /<key>ElectronAsarIntegrity<\/key>[\s\S]*?<key>Resources\/app\.asar<\/key>\s*<dict>([\s\S]*?)<\/dict>/.exec(
      text,
    )?.[1];
  return /<key>hash<\/key>\s*<string>([0-9a-f]{64})<\/string>/.exec(entry ?? '')?.[1];
}

// The resource INTEGRITY/ELECTRONASAR is this JSON as it is.
function hashInExecutable(executable: string): string | undefined {
  const text = readFileSync(executable).toString('latin1');
  return /\{"file":"resources\\\\app\.asar","alg":"SHA256","value":"([0-9a-f]{64})"\}/i.exec(
    text,
  )?.[1];
}
