import { useRef, useState } from 'react';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { rowFilters, type UploadDetail, type UploadRow } from '../../../shared/uploads/model.ts';
import { keys } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { SearchField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemList } from './problem-list.tsx';
import { problemText } from './problem-text.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { RowSheet } from './row-sheet.tsx';
import { RowsTable } from './rows-table.tsx';
import { uploadsText } from './text.ts';
import type { RowsView } from './use-rows.ts';
import styles from './uploads.module.css';

const everything: RowsView = { filter: 'all', problem: undefined, search: '' };

/** The candidates of the file: what is wrong, by name, and the table in which it is put right. */
export function RowsSection({ upload }: { readonly upload: UploadDetail }) {
  const [chosen, setView] = useState<RowsView>(everything);
  const rows = useRef<HTMLDivElement>(null);
  // The last row of a problem was put right or left out: there is nothing more to narrow to.
  const isGone =
    chosen.problem !== undefined && !upload.problems.some(({ code }) => code === chosen.problem);
  const view = isGone ? everything : chosen;
  const [fixed, setFixed] = useState<UploadRow>();
  const [isFixing, setFixing] = useState(false);
  const [receipt, setReceipt] = useState<UploadRow>();
  const { counts } = upload;
  const segments = rowFilters
    .filter((filter) => filter !== 'sent' || counts.sent > 0)
    .map((filter) => ({
      key: filter,
      label: uploadsText.filters[filter],
      count:
        filter === 'all'
          ? counts.total
          : filter === 'problems'
            ? upload.withProblems
            : counts[filter],
    }));

  useCommands([
    {
      id: 'upload.search',
      label: uploadsText.search,
      icon: IconSearch,
      shortcut: keys.search,
      run: () => rows.current?.querySelector('input')?.focus(),
    },
    {
      id: 'upload.problems',
      label: uploadsText.showProblemsCommand,
      icon: IconAlertTriangle,
      run:
        upload.withProblems === 0
          ? undefined
          : () => {
              setView({ ...everything, filter: 'problems' });
              rows.current?.scrollIntoView({ block: 'start' });
            },
    },
  ]);

  return (
    <Section title={uploadsText.rowsTitle} purpose={uploadsText.rowsPurpose}>
      <div className={styles.stack}>
        <ProblemList
          upload={upload}
          onShow={(problem) => {
            setView({ filter: 'problems', problem, search: '' });
            requestAnimationFrame(() => rows.current?.scrollIntoView({ block: 'start' }));
          }}
        />
        <div ref={rows} className={styles.spread}>
          <Segments
            label={uploadsText.filterLabel}
            segments={segments}
            value={view.filter}
            onChange={(filter) => setView({ ...view, filter, problem: undefined })}
          />
          <div className={styles.search}>
            <SearchField
              label={uploadsText.search}
              value={view.search}
              onChange={({ target }) => setView({ ...view, search: target.value })}
            />
          </div>
        </div>
        {view.problem === undefined ? null : (
          <div className={styles.inline}>
            <span>{uploadsText.showingProblem(problemText[view.problem].title)}</span>
            <Button size="small" look="quiet" onClick={() => setView(everything)}>
              {uploadsText.showAll}
            </Button>
          </div>
        )}
      </div>
      <RowsTable
        upload={upload}
        view={view}
        onOpen={(row) => {
          setFixed(row);
          setFixing(true);
        }}
        onReceipt={setReceipt}
        onShowAll={() => setView(everything)}
      />
      <RowSheet
        key={`${fixed?.row ?? ''} ${fixed?.problems.length ?? ''}`}
        upload={upload}
        row={fixed}
        opened={isFixing}
        onClose={() => setFixing(false)}
      />
      <ReceiptSheet row={receipt} onClose={() => setReceipt(undefined)} />
    </Section>
  );
}
