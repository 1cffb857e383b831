import type { ReadFailure } from '../../../shared/uploads/model.ts';

type Signature = { readonly bytes: readonly number[]; readonly reason: ReadFailure['reason'] };

const signatures: readonly Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], reason: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], reason: 'image' },
  { bytes: [0xff, 0xd8, 0xff], reason: 'image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], reason: 'image' },
  // Workbooks of before 2007.
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], reason: 'workbook' },
  { bytes: [0x1f, 0x8b], reason: 'archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], reason: 'archive' },
  { bytes: [0xff, 0xfe], reason: 'utf-16' },
  { bytes: [0xfe, 0xff], reason: 'utf-16' },
];

/** Says from its first bytes why a file is no text table, or nothing if it may be one. */
export function sniff(head: Uint8Array): ReadFailure['reason'] | undefined {
  if (head.length === 0) return 'empty';
  const known = signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (known !== undefined) return known.reason;
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return zipped(head);
  if (head.includes(0)) return looksLikeUtf16(head) ? 'utf-16' : 'binary';
  const text = new TextDecoder().decode(head).trimStart();
  if (text === '') return 'empty';
  if (/^<(!doctype|html|\?xml|table|head|body)/i.test(text)) return 'web-page';
  if (/^(\{\s*"|\[\s*[{["])/.test(text)) return 'json';
  const controls = text.match(
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g,
  );
  return (controls?.length ?? 0) > text.length / 50 ? 'binary' : undefined;
}

/** Workbooks are zip files whose first entries have these names. */
function zipped(head: Uint8Array): ReadFailure['reason'] {
  const names = new TextDecoder('latin1').decode(head);
  return /\[Content_Types\]|xl\/|mimetypeapplication\/vnd\.oasis/.test(names)
    ? 'workbook'
    : 'archive';
}

/** Text of two bytes a letter without its mark: every other byte of plain letters is zero. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const sample = head.subarray(0, 512);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return Math.abs(even - odd) > sample.length / 4;
}
