/** The first screen. */
export function WelcomePage() {
  return null;
}
