import { smsLength } from '../../../../shared/conversations/sms-segments.ts';
import { fitsTemplate, requirementsOf } from '../../../../shared/campaigns/rules.ts';
import type { TemplateChoice } from '../../../../shared/popp/template-choice.ts';
import { SelectField } from '../../../ui/field.tsx';
import { ReadAge } from '../../../ui/read-age.tsx';
import { Section } from '../../../ui/section.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { useDraftForm } from './draft-context.ts';
import { DraftText } from './draft-fields.tsx';
import { Place } from './place.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

const kinds = [
  { key: 'template', label: draftsText.openingTemplate },
  { key: 'custom', label: draftsText.openingOwn },
] as const;

/** What a candidate reads first: a template or own words, never both. */
export function OpeningSection() {
  const { draft, change } = useDraftForm();
  return (
    <Section title={draftsText.opening} purpose={draftsText.openingPurpose}>
      <div className={styles.fields}>
        <Segments
          label={draftsText.openingKind}
          segments={kinds}
          value={draft.opening}
          onChange={(opening) => change({ opening })}
        />
        {draft.opening === 'template' ? <ChooseTemplate /> : <OwnWords />}
      </div>
    </Section>
  );
}

function ChooseTemplate() {
  const { draft, change, errorOf, adviceOf, templates, templatesReadAt } = useDraftForm();
  const chosen = draft.openingMessageTemplateId;
  const fitting = (templates ?? []).filter((one) => fitsTemplate(one, draft));
  const current = templates?.find(({ id }) => id === chosen);
  const isListed = fitting.some(({ id }) => id === chosen);
  const { opening: isRequired } = requirementsOf(draft.campaignType);
  const help =
    adviceOf('openingMessageTemplateId') ??
    (draft.channel === '' || draft.campaignType === ''
      ? draftsText.templatesFirst
      : templates === undefined
        ? draftsText.templatesUnread
        : fitting.length === 0
          ? draftsText.templatesNone
          : draftsText.templateHelp);
  return (
    <Place path="openingMessageTemplateId">
      <SelectField
        label={draftsText.template}
        optional={draft.campaignType !== '' && !isRequired}
        help={help}
        error={errorOf('openingMessageTemplateId')}
        value={chosen}
        onChange={({ target }) => change({ openingMessageTemplateId: target.value })}
      >
        <option value="">{draftsText.noTemplate}</option>
        {chosen === '' || isListed ? null : (
          <option value={chosen}>
            {current === undefined ? draftsText.templateGone(chosen) : templateName(current)}
          </option>
        )}
        {fitting.map((one) => (
          <option key={one.id} value={one.id}>
            {templateName(one)}
          </option>
        ))}
      </SelectField>
      {templatesReadAt === undefined ? null : (
        <ReadAge words={draftsText.templatesAge} at={templatesReadAt} className={styles.count} />
      )}
    </Place>
  );
}

function OwnWords() {
  const { draft, errorOf } = useDraftForm();
  const text = draft.customTemplatedMessage;
  const sms = draft.channel === 'SMS' && text !== '' ? smsLength(text) : undefined;
  const missing = errorOf('openingMessageTemplateId');
  return (
    // The API names the template where neither is given: the way to these words is the same.
    <Place path="openingMessageTemplateId">
      <DraftText
        name="customTemplatedMessage"
        label={draftsText.ownWords}
        help={missing ?? draftsText.ownWordsHelp}
        rows={4}
      />
      {sms === undefined ? null : (
        <p className={styles.count}>{draftsText.smsLength(sms.segments, sms.left)}</p>
      )}
    </Place>
  );
}

/** What a template is called; one without a name by the start of its words. */
export function templateName({ id, name, body }: TemplateChoice): string {
  return name ?? (body === undefined ? id : body.slice(0, 60));
}
