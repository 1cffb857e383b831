import { useQuery } from '@tanstack/react-query';
import { useLink } from '../../../link/link-context.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useArrangement } from './arrange-store.ts';
import { formText } from './form-text.ts';
import styles from './form.module.css';

/** Puts a saved setup into the form; what stood there can be had back. Nothing while none is saved. */
export function UseSetup({ workspaceId }: { readonly workspaceId: string }) {
  const { queries } = useLink();
  const { arrangement, change } = useArrangement(workspaceId);
  const { data } = useQuery(queries.scheduling.setups.queryOptions({ input: { workspaceId } }));
  const setups = data?.setups ?? [];
  if (setups.length === 0) return null;

  function use(id: string): void {
    const chosen = setups.find((one) => one.id === id);
    if (chosen === undefined) {
      change({ setupId: '' });
      return;
    }
    const { setup, setupId } = arrangement;
    change({ setup: chosen.setup, setupId: chosen.id });
    showUndo(formText.setupPutIn(chosen.name), formText.undo, () => change({ setup, setupId }));
  }

  return (
    <div className={styles.use}>
      <SelectField
        label={formText.savedSetup}
        help={formText.savedSetupHelp}
        value={arrangement.setupId}
        onChange={({ target }) => use(target.value)}
      >
        <option value="">{formText.noSetup}</option>
        {setups.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
