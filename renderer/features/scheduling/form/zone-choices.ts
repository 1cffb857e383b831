import { countryCodes } from '../../../../shared/uploads/countries.ts';
import { offsetOf } from '../../../../shared/zone-time.ts';
import { locale } from '../../../ui/locale.ts';

/** One time zone that can be chosen. */
export type ZoneChoice = {
  readonly zone: string;
  /** What it is found by: its parts, and the countries that keep it. */
  readonly words: readonly string[];
};

/** TypeScript's library does not know `getTimeZones` of ECMA-402 yet. */
type LocaleWithZones = Intl.Locale & { getTimeZones?(): readonly string[] | undefined };

let known: readonly ZoneChoice[] | undefined;

/** Every zone that this computer knows, by name. */
export function zoneChoices(): readonly ZoneChoice[] {
  known ??= readChoices();
  return known;
}

function readChoices(): readonly ZoneChoice[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const countries = new Map<string, string[]>();
  for (const code of countryCodes) {
    const place: LocaleWithZones = new Intl.Locale(`und-${code}`);
    for (const zone of place.getTimeZones?.() ?? []) {
      countries.set(zone, [...(countries.get(zone) ?? []), names.of(code) ?? code]);
    }
  }
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted().map((zone) => ({
    zone,
    words: [zone, ...(countries.get(zone) ?? [])].flatMap(wordsOf),
  }));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '');
}

/** The zones in which every typed word begins a word; those whose place is called so come first. */
export function findZones(typed: string, choices: readonly ZoneChoice[]): readonly ZoneChoice[] {
  const parts = wordsOf(typed);
  if (parts.length === 0) return choices;
  return choices
    .map((choice) => ({ choice, rank: rankOf(parts, choice) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ choice }) => choice);
}

function rankOf(parts: readonly string[], { zone, words }: ZoneChoice): number {
  if (!parts.every((part) => words.some((word) => word.startsWith(part)))) return -1;
  const place = wordsOf(zone.split('/').at(-1) ?? zone);
  return place[0]?.startsWith(parts[0] ?? '') === true ? 0 : 1;
}

/** How far a zone is from UTC at a time: UTC, UTC+1, UTC-3:30. */
export function offsetWords(zone: string, atMs: number): string {
  const offset = offsetOf(zone, atMs);
  if (offset === 0) return 'UTC';
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `UTC${offset < 0 ? '-' : '+'}${hours}${rest}`;
}

/** A zone as people say it: Europe/London, America/New York. */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}
