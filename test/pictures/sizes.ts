/** A window size that pictures are taken at. */
export type Size = { readonly width: number; readonly height: number };

/** The size that every screen is looked at. */
export const usual: Size = { width: 1280, height: 800 };

/** The smallest window, the usual one and a large one: for the screens that a day is spent on. */
export const everySize: readonly Size[] = [
  { width: 1000, height: 700 },
  usual,
  { width: 1600, height: 1000 },
];

/** The smallest window and the usual one, where the smallest is where things get tight. */
export const tight: readonly Size[] = [{ width: 1000, height: 700 }, usual];

/** The themes that every screen is looked at in. */
export const themes = ['light', 'dark'] as const;

/** One of the themes. */
export type Theme = (typeof themes)[number];
