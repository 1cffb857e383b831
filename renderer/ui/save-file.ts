/** Gives the recruiter a text as a file, by the browser's own way. */
export function saveTextAsFile(fileName: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has taken hold of the file by then; what is revoked at once may be empty.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
