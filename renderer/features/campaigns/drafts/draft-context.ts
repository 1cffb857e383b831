import { createContext, use } from 'react';
import type { CampaignDraft } from '../../../../shared/campaigns/draft.ts';
import type { TemplateChoice } from '../../../../shared/popp/template-choice.ts';
import type { Change } from './use-draft-editor.ts';

/** What every section of the editor works with. */
export type DraftForm = {
  readonly draft: CampaignDraft;
  readonly change: Change;
  /** What is wrong with a field, in words; the API's own words where it refused it. */
  readonly errorOf: (path: string) => string | undefined;
  /** What is worth a second look at a field. */
  readonly adviceOf: (path: string) => string | undefined;
  /** The organisation's templates; absent where they were never read. */
  readonly templates: readonly TemplateChoice[] | undefined;
  readonly templatesReadAt: number | undefined;
};

const context = createContext<DraftForm | undefined>(undefined);

/** Gives the sections their draft. */
export const DraftFormProvider = context.Provider;

/** The draft that is being written. */
export function useDraftForm(): DraftForm {
  const form = use(context);
  if (form === undefined) throw new Error('A section of the editor stands outside of it');
  return form;
}
