import { Resvg } from '@resvg/resvg-js';
import { BICUBIC2, createICNS, createICO } from 'png2icons';

/** One icon, by its path below `resources/icons/`. */
export type DrawnIcon = { readonly file: string; readonly bytes: Buffer };

type Look = {
  /** Style rules over the parts of the drawing, which have names. */
  readonly rules?: string;
  /** The part of the drawing's 64 x 64 that is shown. */
  readonly view?: string;
};

const inBlack = `#tile { display: none } #theirs-line { stroke: #000 } #yours-shape, #attention { fill: #000 }`;
const withDot = `#attention { display: inline } #app { mask: url(#around-dot) }`;

const looks = {
  app: {},
  // macOS leaves a tenth free around a tile (Apple's icon grid: 824 of 1024).
  mac: { view: '-7.77 -7.77 79.54 79.54' },
  attention: { rules: withDot },
  // A template has alpha alone; macOS colours it for a light or a dark menu bar.
  template: { rules: inBlack, view: '10 10 44 44' },
  attentionTemplate: { rules: inBlack + withDot, view: '10 0 54 54' },
  overlay: { rules: '#app { display: none } #attention { display: inline }', view: '38 -2 28 28' },
} as const satisfies Record<string, Look>;

// Windows asks for these at 100, 125, 150 and 200 %; macOS for the first and the last.
const trayScales = [
  { suffix: '', size: 16 },
  { suffix: '@1.25x', size: 20 },
  { suffix: '@1.5x', size: 24 },
  { suffix: '@2x', size: 32 },
] as const;
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;

/** Every icon that the app and its packages need, from the one drawing. */
export function drawIcons(drawing: string): DrawnIcon[] {
  const draw = (look: Look, size: number) => render(drawing, look, size);
  return [
    { file: 'icon.icns', bytes: packed(createICNS(draw(looks.mac, 1024), BICUBIC2, 0)) },
    { file: 'icon.ico', bytes: packed(createICO(draw(looks.app, 1024), BICUBIC2, 0, false, true)) },
    { file: 'icon.png', bytes: draw(looks.app, 256) },
    ...linuxSizes.map((size) => ({
      file: `linux/${size}x${size}.png`,
      bytes: draw(looks.app, size),
    })),
    ...trayScales.flatMap(({ suffix, size }) => [
      { file: `tray${suffix}.png`, bytes: draw(looks.app, size) },
      { file: `tray-attention${suffix}.png`, bytes: draw(looks.attention, size) },
      { file: `overlay${suffix}.png`, bytes: draw(looks.overlay, size) },
    ]),
    ...trayScales
      .filter(({ suffix }) => suffix === '' || suffix === '@2x')
      .flatMap(({ suffix, size }) => [
        { file: `trayTemplate${suffix}.png`, bytes: draw(looks.template, size) },
        {
          file: `tray-attentionTemplate${suffix}.png`,
          bytes: draw(looks.attentionTemplate, size),
        },
      ]),
  ];
}

function render(drawing: string, { rules = '', view = '0 0 64 64' }: Look, size: number): Buffer {
  const svg = drawing
    .replace('viewBox="0 0 64 64"', `viewBox="${view}"`)
    .replace('<defs>', `<style>${rules}</style><defs>`);
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

function packed(bytes: Buffer | null): Buffer {
  if (bytes === null) throw new Error('png2icons could not read the drawing.');
  return bytes;
}
