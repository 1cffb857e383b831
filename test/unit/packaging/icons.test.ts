import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { drawIcons } from '../../../electron/packaging/draw-icons.ts';

const folder = path.resolve('resources/icons');
const icons = drawIcons(readFileSync(path.join(folder, 'console.svg'), 'utf8'));

function icon(file: string): Buffer {
  const found = icons.find((drawn) => drawn.file === file);
  if (found === undefined) throw new Error(`${file} is not drawn`);
  return found.bytes;
}

/** Every pixel of a picture: red, green, blue, alpha. */
function pixelsOf(png: Buffer): (readonly [number, number, number, number])[] {
  const size = png.readUInt32BE(16);
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><image width="${size}" height="${size}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`;
  const { pixels } = new Resvg(page).render();
  return Array.from({ length: pixels.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index * 4, index * 4 + 4);
    return [red, green, blue, alpha] as const;
  });
}

function luminance(red: number, green: number, blue: number): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

describe('the icons', () => {
  test('are committed as `npm run icons` draws them', () => {
    const stale = icons
      .filter(
        ({ file, bytes }) =>
          !existsSync(path.join(folder, file)) ||
          !readFileSync(path.join(folder, file)).equals(bytes),
      )
      .map(({ file }) => file);
    expect(stale, 'run "npm run icons": the drawing has changed').toEqual([]);
  });

  test('have the sizes that their names and systems ask for', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
      expect(icon(`linux/${size}x${size}.png`).readUInt32BE(16)).toBe(size);
    for (const [suffix, size] of [['', 16] as const, ['@1.5x', 24] as const, ['@2x', 32] as const])
      expect(icon(`tray${suffix}.png`).readUInt32BE(20)).toBe(size);
    expect(icon('icon.icns').toString('latin1', 0, 4)).toBe('icns');
    // Windows shows the one that fits: its own list has at least 16, 32, 48 and 256.
    const ico = icon('icon.ico');
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico[6 + at * 16]);
    for (const width of [16, 32, 48, 0]) expect(widths).toContain(width);
  });

  test('are there under every name that the app asks for', () => {
    const drawn = icons.map(({ file }) => file);
    for (const name of ['tray', 'tray-attention', 'trayTemplate', 'tray-attentionTemplate'])
      for (const suffix of ['', '@2x']) expect(drawn).toContain(`${name}${suffix}.png`);
    for (const name of ['overlay.png', 'overlay@2x.png', 'icon.png']) expect(drawn).toContain(name);
  });

  test('a template has nothing but black and transparency', () => {
    for (const file of ['trayTemplate@2x.png', 'tray-attentionTemplate@2x.png']) {
      const pixels = pixelsOf(icon(file));
      expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
      expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
      expect(pixels.every(([red, green, blue]) => red + green + blue === 0)).toBe(true);
    }
  });

  test('something that needs you can be seen on a light and on a dark bar', () => {
    const solid = pixelsOf(icon('overlay@2x.png')).filter(([, , , alpha]) => alpha === 255);
    expect(solid.length).toBeGreaterThan(300);
    const [red, green, blue] = solid[0] ?? [0, 0, 0];
    for (const ground of [0xf3, 0x1c]) {
      const bar = luminance(ground, ground, ground);
      expect(contrast(luminance(red, green, blue), bar)).toBeGreaterThanOrEqual(3);
    }
    expect(icon('tray.png').equals(icon('tray-attention.png'))).toBe(false);
  });
});
