/** One upload. */
export function UploadPage() {
  return null;
}
