import type { Flow } from './flow.ts';
import { agreeableFlows } from './flows-agreeable.ts';
import { endedFlows } from './flows-ended.ts';
import { reviewFlows } from './flows-review.ts';

/** Every practice candidate. */
export const flows: readonly Flow[] = [...agreeableFlows, ...endedFlows, ...reviewFlows];
