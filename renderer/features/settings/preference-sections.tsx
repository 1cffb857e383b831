import { IconKeyboard } from '@tabler/icons-react';
import { countryCodes } from '../../../shared/uploads/countries.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { locale } from '../../ui/locale.ts';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { settingsText } from './text.ts';
import { useCommandView } from '../../app/commands/command-view.ts';
import { useKeyHint } from '../../app/commands/key-hint.ts';
import { keys } from '../../app/commands/keys.ts';
import { useHeld } from '../../app/use-held.ts';
import type { SettingsPatch } from '../../app/use-settings-change.ts';
import styles from './settings.module.css';

type PreferenceProps = {
  readonly settings: Settings;
  readonly onChange: (patch: SettingsPatch) => void;
};

const names = new Intl.DisplayNames([locale], { type: 'region' });

const countries = countryCodes
  .map((code) => [code, names.of(code) ?? code] as const)
  .toSorted(([, one], [, other]) => one.localeCompare(other));

/** What holds for every file of candidates. */
export function CandidatesSection({ settings, onChange }: PreferenceProps) {
  const held = useHeld('defaultCountry', settingsText.defaultCountryHelp);
  return (
    <Section title={settingsText.uploads} purpose={settingsText.uploadsPurpose}>
      <div className={styles.narrow}>
        <SelectField
          label={settingsText.defaultCountry}
          {...held}
          value={settings.defaultCountry ?? ''}
          onChange={({ target }) =>
            onChange({ defaultCountry: target.value === '' ? null : target.value })
          }
        >
          <option value="">{settingsText.noCountry}</option>
          {countries.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </Section>
  );
}

/** How the console is used without a mouse. */
export function KeyboardSection({ settings, onChange }: PreferenceProps) {
  const show = useCommandView((view) => view.show);
  const hint = useKeyHint();
  return (
    <Section
      title={settingsText.keyboard}
      purpose={settingsText.keyboardPurpose}
      actions={
        <Button
          size="small"
          icon={IconKeyboard}
          {...hint(keys.sheet)}
          onClick={() => show('sheet')}
        >
          {settingsText.showShortcuts}
        </Button>
      }
    >
      <CheckField
        label={settingsText.singleKeys}
        help={settingsText.singleKeysHelp}
        checked={settings.singleKeyShortcuts}
        onChange={({ target }) => onChange({ singleKeyShortcuts: target.checked })}
      />
    </Section>
  );
}

/** How the console looks. */
export function AppearanceSection({ settings, onChange }: PreferenceProps) {
  return (
    <Section title={settingsText.appearance} purpose={settingsText.appearancePurpose}>
      <Segments
        label={settingsText.theme}
        value={settings.theme}
        segments={[
          { key: 'system', label: settingsText.themes.system },
          { key: 'light', label: settingsText.themes.light },
          { key: 'dark', label: settingsText.themes.dark },
        ]}
        onChange={(theme) => onChange({ theme })}
      />
    </Section>
  );
}
