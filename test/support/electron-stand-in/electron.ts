import * as members from './members.ts';
import { onlyProvided } from './provided.ts';

// The module `electron` under plain Node: by name, and as a whole, which some packages ask for.
export * from './members.ts';
// oxlint-disable-next-line import/no-default-export
export default onlyProvided('electron', members);
