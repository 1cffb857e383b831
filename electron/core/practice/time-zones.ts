import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Where a number's own zone cannot be told, for example an e-mail campaign without a phone. */
export const fallbackZone = 'Etc/UTC';

/** Countries whose first zone is not the one where most numbers are. */
const mainZones: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
  XK: 'Europe/Belgrade',
};

/** Area codes of +1 outside the eastern zone, by zone. */
const areaCodes: Readonly<Record<string, string>> = {
  'America/Chicago':
    '205 214 217 218 224 225 228 251 254 256 262 270 281 309 312 314 316 318 319 320 325 331 334 337 346 361 364 402 405 409 414 417 430 432 469 479 501 504 507 512 515 531 534 539 563 573 580 601 605 608 612 615 618 620 630 636 641 651 660 662 682 701 708 712 713 715 726 731 737 763 769 773 779 785 806 815 816 817 830 832 847 850 870 901 903 913 918 920 931 936 938 940 945 952 956 972 979 985',
  'America/Denver': '208 303 307 385 406 435 505 575 719 720 801 915 970 983 986',
  'America/Phoenix': '480 520 602 623 928',
  'America/Los_Angeles':
    '206 209 213 253 279 310 323 341 360 408 415 424 425 442 458 503 509 510 530 541 559 562 564 619 626 628 650 657 661 669 702 707 714 725 747 760 775 805 818 820 831 840 858 909 916 925 949 951 971',
  'America/Anchorage': '907',
  'Pacific/Honolulu': '808',
  'America/Winnipeg': '204 431 584',
  'America/Regina': '306 474 639',
  'America/Edmonton': '403 587 780 825',
  'America/Vancouver': '236 250 257 604 672 778',
  'America/Halifax': '506 782 902',
  'America/St_Johns': '709',
  'America/Toronto': '226 249 289 343 365 416 437 519 548 613 647 705 807 905',
  'America/Puerto_Rico': '787 939',
};

const zoneByAreaCode = new Map(
  Object.entries(areaCodes).flatMap(([zone, codes]) =>
    codes.split(' ').map((code) => [code, zone] as const),
  ),
);

/** Australian landlines, by the digit after +61; mobiles count as Sydney. */
const australianZones: Readonly<Record<string, string>> = {
  '2': 'Australia/Sydney',
  '3': 'Australia/Melbourne',
  '7': 'Australia/Brisbane',
  '8': 'Australia/Perth',
};

/** The zone that a phone number speaks of. A number can be carried elsewhere: a proxy, as in the seed Create conversation. */
export function zoneOfPhoneNumber(phoneNumber: string): string {
  if (phoneNumber.startsWith('+1')) {
    const known = zoneByAreaCode.get(phoneNumber.slice(2, 5));
    if (known !== undefined) return known;
  }
  const country = parsePhoneNumberFromString(phoneNumber)?.country;
  if (country === undefined) return fallbackZone;
  if (country === 'US' || country === 'CA') return 'America/New_York';
  if (country === 'AU') return australianZones[phoneNumber.charAt(3)] ?? 'Australia/Sydney';
  return mainZones[country] ?? firstZoneOf(country) ?? fallbackZone;
}

/** TypeScript's library does not know `getTimeZones` of ECMA-402 yet. */
type LocaleWithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

const firstZones = new Map<string, string | undefined>();

function firstZoneOf(country: string): string | undefined {
  if (!firstZones.has(country)) {
    const locale: LocaleWithZones = new Intl.Locale(`und-${country}`);
    firstZones.set(country, locale.getTimeZones?.()?.[0]);
  }
  return firstZones.get(country);
}
