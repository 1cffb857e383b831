import { isManaged, type ManageableSetting } from '../../shared/settings/managed-rules.ts';
import { useManaged } from './managed.ts';
import { appText } from './text.ts';

/** A setting that a company holds cannot be changed here, and says so in place of its help. */
export function useHeld(
  setting: ManageableSetting,
  help: string,
): { readonly disabled: boolean; readonly help: string } {
  const isHeld = isManaged(useManaged(), setting);
  return { disabled: isHeld, help: isHeld ? appText.managed : help };
}
