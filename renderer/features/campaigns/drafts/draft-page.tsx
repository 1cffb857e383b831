import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useLink } from '../../../link/link-context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PageBody, PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { DraftEditorPage } from './draft-editor.tsx';
import { draftsText } from './text.ts';

/** Where a draft is written, and where one sees what it became. */
export function DraftPage() {
  const { queries } = useLink();
  const { draftId } = useParams({ from: '/campaigns/drafts/$draftId' });
  const answer = useQuery(queries.campaigns.draft.queryOptions({ input: { draftId } }));
  if (answer.data === undefined) {
    return (
      <>
        <PageHeader
          title={draftsText.newCampaign}
          back={{ to: '/campaigns', label: draftsText.back }}
        />
        <PageBody width="full">
          {answer.error === null ? (
            <SkeletonRows rows={8} height={48} />
          ) : (
            <Failure
              title={draftsText.gone}
              failure={answer.error}
              onRetry={() => void answer.refetch()}
            />
          )}
        </PageBody>
      </>
    );
  }
  return <DraftEditorPage key={draftId} detail={answer.data} />;
}
