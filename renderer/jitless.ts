import { z } from 'zod/v4';

// zod compiles its checks with `new Function` unless told not to, and looks whether it may while a schema is made. Our content
// security policy forbids it. In the screens `zod` is this module (vite.config.ts), so that it is told before any schema is made.
z.config({ jitless: true });

export { z };
