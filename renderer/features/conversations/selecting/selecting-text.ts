/** The words for selecting conversations in the list. */
export const selectingText = {
  select: (name: string) => `Select ${name}`,
  selectCommand: 'Select this conversation, or take it out',
  selectDown: 'Select the next one too',
  selectUp: 'Select the one before too',
  bar: 'Selected conversations',
  count: (count: number) => `${count} selected`,
  most: (count: number) => `${count} selected, the most at once`,
  elsewhere: (count: number) => `${count} elsewhere`,
  elsewhereHint: 'Selected in another list or search, or further down',
  arrange: 'Arrange meetings',
  arrangeCommand: 'Arrange meetings with those selected',
  clear: 'Clear',
  clearCommand: 'Clear the selection',
} as const;
