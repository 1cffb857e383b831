/** One campaign. */
export function CampaignPage() {
  return null;
}
