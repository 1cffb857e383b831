/** ISO 3166-1 alpha-2 codes of countries and territories that have phone numbers. */
export const countryCodes: readonly string[] = (
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ ' +
  'OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

const known: ReadonlySet<string> = new Set(countryCodes);

/** Names that people write and that no standard lists. */
const alsoWritten: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  america: 'US',
  uae: 'AE',
  holland: 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
  'south korea': 'KR',
  russia: 'RU',
  'ivory coast': 'CI',
};

let names: ReadonlyMap<string, string> | undefined;

/** Whether a text is a country's code. */
export function isCountryCode(text: string): boolean {
  return known.has(text.trim().toUpperCase());
}

/** The code of a country written as code or name (English, German, French, Spanish, Italian, Dutch, Swedish). */
export function countryFromText(text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (isCountryCode(plain)) return plain.toUpperCase();
  const lower = plain.toLowerCase();
  names ??= readNames();
  return alsoWritten[lower] ?? names.get(lower);
}

function readNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'nl', 'sv']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of countryCodes) {
      const name = display.of(code)?.toLowerCase();
      if (name !== undefined && !found.has(name)) found.set(name, code);
    }
  }
  return found;
}
