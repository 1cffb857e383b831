import { useSettings } from '../../app/settings.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageBody, PageHeader } from '../../ui/page-header.tsx';
import { NotificationsSection } from '../notifications/notifications-section.tsx';
import { MirrorSection } from '../mirror/mirror-on-demand.tsx';
import { TunnelSection } from '../tunnels/tunnel-section.tsx';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection, CandidatesSection, KeyboardSection } from './preference-sections.tsx';
import { settingsText } from './text.ts';
import { useSettingsChange } from '../../app/use-settings-change.ts';
import { WorkspacesSection } from './workspaces-section.tsx';

/** Workspaces and their keys, and how the console behaves on this computer. */
export function SettingsPage() {
  const settings = useSettings();
  const { change, failure } = useSettingsChange();
  return (
    <>
      <PageHeader title={settingsText.title} />
      <PageBody width="reading">
        <WorkspacesSection />
        <TunnelSection />
        <MirrorSection />
        <CandidatesSection settings={settings} onChange={change} />
        <NotificationsSection settings={settings} onChange={change} />
        <KeyboardSection settings={settings} onChange={change} />
        <AppearanceSection settings={settings} onChange={change} />
        {failure === null ? null : <Failure inline failure={failure} />}
        <AboutSection />
      </PageBody>
    </>
  );
}
