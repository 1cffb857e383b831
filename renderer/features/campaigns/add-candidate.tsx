import { type FormEvent, useId, useState } from 'react';
import { countryCodes } from '../../../shared/uploads/countries.ts';
import { contactKind } from '../../../shared/popp/channels.ts';
import { useSettings } from '../../app/settings.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Dialog } from '../../ui/dialog-on-demand.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { locale } from '../../ui/locale.ts';
import { showToast } from '../../ui/toasts.ts';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

type AddCandidateProps = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly title: string;
  readonly channel: string | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
};

const names = new Intl.DisplayNames([locale], { type: 'region' });
const countries = countryCodes
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .toSorted((one, other) => one.name.localeCompare(other.name));
const nobody = { firstName: '', lastName: '', contact: '', externalId: '' };

/** One candidate by hand: an ordinary conversation, which is asked about because it writes to a person. */
export function AddCandidate(props: AddCandidateProps) {
  const { workspaceId, campaignId, title, channel, opened, onClose } = props;
  const { client } = useLink();
  const settings = useSettings();
  const form = useId();
  const [who, setWho] = useState(nobody);
  const [country, setCountry] = useState<string>();
  const [inBusinessHours, setHours] = useState(true);
  const isMail = contactKind(channel) === 'email';
  const chosen = country ?? settings.defaultCountry ?? '';
  const add = useChange(client.campaigns.addCandidate, {
    onSuccess: ({ contact, known }) => {
      showToast({
        tone: known ? 'attention' : 'good',
        title: known
          ? campaignsText.candidateKnown(contact)
          : campaignsText.candidateAdded(contact),
        lastsMs: 8000,
      });
      setWho(nobody);
      onClose();
    },
  });
  const field = add.error?.envelope.details?.['field'];

  function submit(event: FormEvent): void {
    event.preventDefault();
    add.mutate({
      workspaceId,
      campaignId,
      firstName: who.firstName,
      contact: who.contact,
      inBusinessHours,
      ...(who.lastName === '' ? {} : { lastName: who.lastName }),
      ...(who.externalId === '' ? {} : { externalId: who.externalId }),
      ...(chosen === '' || isMail ? {} : { country: chosen }),
    });
  }
  const set = (name: keyof typeof nobody) => ({
    value: who[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setWho({ ...who, [name]: target.value }),
  });

  return (
    <Dialog
      opened={opened}
      title={campaignsText.addCandidateTo(title)}
      onClose={onClose}
      hasOwnStart
      actions={
        <>
          <Button onClick={onClose}>{campaignsText.notYet}</Button>
          <Button
            type="submit"
            form={form}
            look="primary"
            busy={add.isPending}
            disabled={who.firstName.trim() === '' || who.contact.trim() === ''}
          >
            {campaignsText.messageCandidate(who.firstName.trim())}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.addCandidate} onSubmit={submit}>
        <Callout>{campaignsText.addCandidateMeaning}</Callout>
        <div className={styles.two}>
          <TextField label={campaignsText.firstName} data-autofocus {...set('firstName')} />
          <TextField label={campaignsText.lastName} optional {...set('lastName')} />
        </div>
        <div className={styles.two}>
          <TextField
            label={isMail ? campaignsText.email : campaignsText.phone}
            inputMode={isMail ? 'email' : 'tel'}
            error={field === 'contact' ? add.error?.message : undefined}
            {...set('contact')}
          />
          {isMail ? null : (
            <SelectField
              label={campaignsText.country}
              help={campaignsText.countryHelp}
              value={chosen}
              onChange={({ target }) => setCountry(target.value)}
            >
              <option value="">{campaignsText.noCountry}</option>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
        </div>
        <TextField label={campaignsText.reference} optional {...set('externalId')} />
        <CheckField
          label={campaignsText.inBusinessHours}
          help={campaignsText.inBusinessHoursHelp}
          checked={inBusinessHours}
          onChange={({ target }) => setHours(target.checked)}
        />
        {add.error === null || field === 'contact' ? null : <Failure inline failure={add.error} />}
      </form>
    </Dialog>
  );
}
