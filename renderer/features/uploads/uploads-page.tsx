/** The uploads of this workspace. */
export function UploadsPage() {
  return null;
}
