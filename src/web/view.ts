/** What every page is given: the frame, the language, the clock, and what the last request left to say. */

import { paths } from '../paths.ts';
import type { Viewer } from '../permissions.ts';
import { may, mayAnywhere } from '../permissions.ts';
import { formats } from '../ui/formats.ts';
import type { Language } from '../ui/languages.ts';
import type { Frame, Link } from '../ui/layout.tsx';
import { words } from './words.ts';

export type View = {
  readonly language: Language;
  readonly frame: Frame;
  readonly viewer: Viewer | null;
  readonly now: Date;
  /** The clock of this page: the viewer's zone, or UTC until it is known. */
  readonly zone: string;
  /** What the request before this one has to say, already in words. */
  readonly flash: string | null;
};

/** A cohort as far as the navigation needs it. */
export type CohortPlace = {
  readonly id: string;
  readonly name: string;
  readonly schemeId: string;
  readonly schemeName: string;
};

export type CohortSection =
  | 'home'
  | 'call'
  | 'readings'
  | 'applications'
  | 'matching'
  | 'pairs'
  | 'outbox'
  | 'settings'
  | 'history';

/** The same view with the navigation of a cohort; only what the viewer may open stands in it. */
export const inCohort = (view: View, cohort: CohortPlace, current: CohortSection): View => {
  const t = words(view.language);
  const scope = { cohortId: cohort.id, schemeId: cohort.schemeId };
  const links: (Link | null)[] = [
    { href: paths.cohort(cohort.id), label: t('nav.home'), current: current === 'home' },
    may(view.viewer, 'manageSchemes', scope)
      ? { href: paths.cohortCall(cohort.id), label: t('nav.call'), current: current === 'call' }
      : null,
    may(view.viewer, 'seeApplications', scope)
      ? {
          href: paths.applications(cohort.id),
          label: t('nav.applications'),
          current: current === 'applications',
        }
      : null,
    may(view.viewer, 'readApplications', scope) && !may(view.viewer, 'seeApplications', scope)
      ? { href: paths.readings(cohort.id), label: t('nav.readings'), current: current === 'readings' }
      : null,
    may(view.viewer, 'seeMatching', scope)
      ? { href: paths.matching(cohort.id), label: t('nav.matching'), current: current === 'matching' }
      : null,
    may(view.viewer, 'seePairs', scope)
      ? { href: paths.pairs(cohort.id), label: t('nav.pairs'), current: current === 'pairs' }
      : null,
    may(view.viewer, 'sendLetters', scope)
      ? { href: paths.cohortOutbox(cohort.id), label: t('nav.outbox'), current: current === 'outbox' }
      : null,
    may(view.viewer, 'manageSchemes', scope)
      ? { href: paths.cohortSettings(cohort.id), label: t('nav.settings'), current: current === 'settings' }
      : null,
    may(view.viewer, 'seeHistory', scope)
      ? { href: paths.history(cohort.id), label: t('nav.history'), current: current === 'history' }
      : null,
  ];
  return { ...view, frame: { ...view.frame, nav: links.filter((link) => link !== null) } };
};

export type HouseSection = 'schemes' | 'roles' | 'outbox' | 'me' | null;

/** The navigation of pages that belong to no cohort. */
export const houseNav = (viewer: Viewer | null, language: Language, current: HouseSection): Link[] => {
  if (viewer === null) return [];
  const t = words(language);
  const links: (Link | null)[] = [
    { href: paths.home(), label: t('nav.schemes'), current: current === 'schemes' },
    mayAnywhere(viewer, 'manageRoles')
      ? { href: paths.roles(), label: t('nav.roles'), current: current === 'roles' }
      : null,
    may(viewer, 'readOutbox')
      ? { href: paths.outbox(), label: t('nav.outbox'), current: current === 'outbox' }
      : null,
  ];
  return links.filter((link) => link !== null);
};

/** The same view with the navigation of the house. */
export const inHouse = (view: View, current: HouseSection): View => ({
  ...view,
  frame: { ...view.frame, nav: houseNav(view.viewer, view.language, current) },
});

/** "Lagos, 09:12" */
export const clockWords = (now: Date, zone: string, language: Language): string =>
  `${zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone}, ${formats(language).time(now, zone)}`;
