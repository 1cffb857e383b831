import { describe, expect, it } from 'vitest';
import { type Column, columnsWithRoom } from '../../../renderer/ui/table-columns.ts';

function column(key: string, width: number, yields?: number): Column<string> {
  return {
    key,
    header: key,
    width,
    cell: (row) => row,
    ...(yields === undefined ? {} : { yields }),
  };
}

const columns = [column('title', 200), column('purpose', 100, 2), column('agent', 100, 1)];
const keysAt = (room: number) =>
  columnsWithRoom(columns, ({ width }) => width, room).map(({ key }) => key);

describe('columns of a table', () => {
  it('are all there where they fit', () => {
    expect(keysAt(400)).toEqual(['title', 'purpose', 'agent']);
    expect(keysAt(Number.POSITIVE_INFINITY)).toHaveLength(3);
  });

  it('yield in their order, and no further than it takes', () => {
    expect(keysAt(399)).toEqual(['title', 'purpose']);
    expect(keysAt(299)).toEqual(['title']);
  });

  it('stay where they do not yield, even without room', () => {
    expect(keysAt(100)).toEqual(['title']);
  });
});
