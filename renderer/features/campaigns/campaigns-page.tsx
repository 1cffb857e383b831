/** The campaigns of this workspace. */
export function CampaignsPage() {
  return null;
}
