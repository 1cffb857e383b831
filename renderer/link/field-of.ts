/** What stands under a name in something that came from outside; the first screen judges by this and needs no schema. */
export function fieldOf(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined;
  return Object.getOwnPropertyDescriptor(answer, name)?.value;
}
