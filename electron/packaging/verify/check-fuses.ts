import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Check } from './check.ts';

/** How each fuse has to stand; electron-builder.yml sets the same. */
export const expectedFuses: readonly (readonly [fuse: FuseV1Options, isOn: boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

/** Reads the fuses out of the executable; one check for each. */
export async function checkFuses(executable: string): Promise<Check[]> {
  let wire;
  try {
    wire = await getCurrentFuseWire(executable);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [{ name: 'the fuses of Electron can be read', problems: [cause] }];
  }
  return expectedFuses.map(([fuse, isOn]) => {
    const state = wire[fuse];
    const wanted = isOn ? FuseState.ENABLE : FuseState.DISABLE;
    return {
      name: `fuse ${FuseV1Options[fuse]} is ${isOn ? 'on' : 'off'}`,
      problems: state === wanted ? [] : [`it is ${stateWord(state)}`],
    };
  });
}

function stateWord(state: FuseState | undefined): string {
  if (state === FuseState.ENABLE) return 'on';
  if (state === FuseState.DISABLE) return 'off';
  if (state === FuseState.REMOVED) return 'gone from this Electron';
  return 'as Electron left it';
}
