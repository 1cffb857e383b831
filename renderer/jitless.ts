import { z } from 'zod';

// zod compiles its checks with `new Function` unless told not to, and looks whether it may while a schema is made.
// Our content security policy forbids it, so this module comes before every other one.
z.config({ jitless: true });
