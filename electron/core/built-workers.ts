import type { Workers } from './capabilities.ts';

/** The threads' entry files beside the built file that starts them. */
export function builtWorkers(builtUrl: string): Workers {
  return {
    upload: new URL('./upload-worker.js', builtUrl),
    checkpoint: new URL('./checkpoint-worker.js', builtUrl),
  };
}
