import type { startupContract, StartupState } from '../../../shared/startup/contract.ts';
import type { ServiceOf } from '../service.ts';

/** What the startup calls may ask of the console. */
export interface StartupControl {
  state(): StartupState;
  open(): Promise<StartupState>;
  restoreBackup(): Promise<StartupState>;
}

/** Calls that work even where the data folder could not be opened. */
export function createStartupService(control: StartupControl): ServiceOf<typeof startupContract> {
  return {
    state: () => control.state(),
    retry: () => control.open(),
    restoreBackup: () => control.restoreBackup(),
  };
}
