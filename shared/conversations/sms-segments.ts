/** How a text goes out by SMS: each segment is charged as one message, and long ones are put together again on the phone. */
export type SmsLength = {
  /** GSM-7 as long as every character is in its alphabet; one that is not makes all of it UCS-2. */
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  /** Units that the last segment still takes: septets in GSM-7, UTF-16 units in UCS-2. */
  readonly left: number;
  /** The first character that does not fit GSM-7. */
  readonly firstOther?: string;
};

// 3GPP TS 23.038, the default alphabet and its extension table. A character of the extension takes two septets.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '\f^{}\\[~]|€';
const septets = new Map<string, number>([
  ...Array.from(basic, (character) => [character, 1] as const),
  ...Array.from(extension, (character) => [character, 2] as const),
]);

const room = { 'GSM-7': { one: 160, many: 153 }, 'UCS-2': { one: 70, many: 67 } } as const;

/** Counts segments as a network does: no escape pair and no surrogate pair is torn apart between two of them. */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text);
  const other = characters.find((character) => !septets.has(character));
  const encoding = other === undefined ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((character) =>
    encoding === 'GSM-7' ? (septets.get(character) ?? 1) : character.length,
  );
  const { one, many } = room[encoding];
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const firstOther = other === undefined ? {} : { firstOther: other };
  if (whole <= one) {
    return { encoding, segments: whole === 0 ? 0 : 1, left: one - whole, ...firstOther };
  }
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > many) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, segments, left: many - used, ...firstOther };
}
