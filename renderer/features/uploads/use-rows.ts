import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { RowFilter, UploadRow } from '../../../shared/uploads/model.ts';
import type { ProblemCode } from '../../../shared/uploads/problems.ts';
import { useLink } from '../../link/link-context.tsx';

const pageRows = 100;

/** Which rows of an upload are looked at. */
export type RowsView = {
  readonly filter: RowFilter;
  readonly problem: ProblemCode | undefined;
  readonly search: string;
};

/** The rows that are on screen, read page by page as they are scrolled to. */
export type RowsWindow = {
  /** Unknown until the first page has come. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => UploadRow | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly error: Error | null;
};

/** Reads only the pages of the table that can be seen. */
export function useRows(uploadId: string, view: RowsView): RowsWindow {
  const { queries } = useLink();
  const [pages, setPages] = useState({ first: 0, last: 0 });
  const onVisible = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / pageRows), last: Math.floor(last / pageRows) };
    setPages((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const numbers = Array.from(
    { length: pages.last - pages.first + 1 },
    (_, index) => pages.first + index,
  );
  const results = useQueries({
    queries: numbers.map((page) =>
      queries.uploads.rows.queryOptions({
        input: {
          uploadId,
          filter: view.filter,
          offset: page * pageRows,
          limit: pageRows,
          ...(view.problem === undefined ? {} : { problem: view.problem }),
          ...(view.search === '' ? {} : { search: view.search }),
        },
        placeholderData: keepPreviousData,
      }),
    ),
  });
  return {
    total: results.find((result) => result.data !== undefined)?.data?.total,
    rowAt: (index) =>
      results[Math.floor(index / pageRows) - pages.first]?.data?.rows[index % pageRows],
    onVisible,
    error: results.find((result) => result.error !== null)?.error ?? null,
  };
}
