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
