import { MeetingSection } from './meeting-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { WhenSection } from './when-section.tsx';

/** Everything that a saved setup holds. */
export function SetupSections() {
  return (
    <>
      <MeetingSection />
      <PeopleSection />
      <WhenSection />
    </>
  );
}
