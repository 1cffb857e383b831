import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extractFile, getRawHeader, uncache } from '@electron/asar';
import { z } from 'zod';

/** One file of the app, in the archive or beside it. */
export type PackedFile = {
  /** Its path in the app, with forward slashes. */
  readonly path: string;
  readonly isUnpacked: boolean;
  readonly bytes: Buffer;
  /** SHA-256 as the archive's header has it; absent where the header has none. */
  readonly declaredHash: string | undefined;
};

/** Everything that a package carries beside Electron itself. */
export type PackageContents = {
  readonly files: readonly PackedFile[];
  /** SHA-256 of the archive's header, which the executable knows. */
  readonly headerHash: string;
  /** What lies in the resources folder, by its path there. */
  readonly resources: readonly { readonly path: string; readonly bytes: Buffer }[];
};

const entrySchema = z.object({
  unpacked: z.boolean().optional(),
  link: z.string().optional(),
  size: z.number().optional(),
  integrity: z.object({ hash: z.string() }).optional(),
  get files() {
    return z.record(z.string(), entrySchema).optional();
  },
});
type Entry = z.infer<typeof entrySchema>;

/** Reads the archive and the resources folder of a package. */
export function readContents(resources: string): PackageContents {
  const archive = path.join(resources, 'app.asar');
  // A folder that was judged before may hold another package by now.
  uncache(archive);
  const { header, headerString } = getRawHeader(archive);
  return {
    files: filesIn(archive, entrySchema.parse(header), ''),
    headerHash: sha256(headerString),
    resources: readdirSync(resources, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return {
          path: path.relative(resources, file).replaceAll('\\', '/'),
          bytes: readFileSync(file),
        };
      }),
  };
}

function filesIn(archive: string, entry: Entry, prefix: string): PackedFile[] {
  return Object.entries(entry.files ?? {}).flatMap(([name, child]): PackedFile[] => {
    const inside = prefix === '' ? name : `${prefix}/${name}`;
    if (child.files !== undefined) return filesIn(archive, child, inside);
    return [
      {
        path: inside,
        isUnpacked: child.unpacked === true,
        bytes: bytesOf(archive, inside, child),
        declaredHash: child.integrity?.hash,
      },
    ];
  });
}

function bytesOf(archive: string, inside: string, entry: Entry): Buffer {
  if (entry.link !== undefined) return Buffer.from(entry.link);
  if (entry.unpacked !== true) return extractFile(archive, path.normalize(inside));
  const beside = path.join(`${archive}.unpacked`, inside);
  // What is missing has no bytes, and so not the declared hash.
  return existsSync(beside) ? readFileSync(beside) : Buffer.alloc(0);
}

/** SHA-256 in hexadecimal. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
