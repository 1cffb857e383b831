/** The headers of every answer of the browser host; `nonce` is fresh for each page. */
export function securityHeaders(origin: string, nonce: string): Readonly<Record<string, string>> {
  const socket = origin.replace(/^http/, 'ws');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
  };
}

/** Whether a request names exactly our host and, where it must, exactly our origin. */
export function isOurs(
  headers: { readonly host?: string | undefined; readonly origin?: string | undefined },
  origin: string,
  needsOrigin: boolean,
): boolean {
  if (`http://${headers.host ?? ''}` !== origin) return false;
  if (headers.origin === undefined) return !needsOrigin;
  return headers.origin === origin;
}
