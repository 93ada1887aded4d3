/** A coordinator hears once of every offer that fell through, several in one mail where they fell together. */
import type { Act } from '../../act.ts';
import { paths } from '../../paths.ts';
import { isLanguage } from '../../ui/languages.ts';
import { queueMessage } from '../communications/outbox.ts';
import { fallOf, fellThrough } from './rules.ts';
import { words } from './words.ts';

const atOnce = 500;

/**
 * Writes to whoever made the offers, or to every coordinator of the cohort if that person is none any more; never to
 * somebody about an offer of their own. Reasons stay on the page. Gives the number of offers told of.
 */
export const tellOfFallen = async (act: Act, origin: string): Promise<number> => {
  const fallen = await lockUntold(act);
  const cohorts = Map.groupBy(fallen, ({ cohort_id }) => cohort_id);
  for (const [cohortId, offers] of cohorts) {
    const coordinators = await coordinatorsOf(act, cohortId);
    for (const { id, name, email, language } of coordinators) {
      const theirs = offers.filter(
        ({ made_by, mentee_id, mentor_id }) =>
          id !== mentee_id &&
          id !== mentor_id &&
          (made_by === id || !coordinators.some((one) => one.id === made_by)),
      );
      const [first] = theirs;
      if (first === undefined) continue;
      const t = words(isLanguage(language) ? language : 'en');
      await queueMessage(act, {
        kind: 'offerFell',
        recipient: email,
        // An offer is told of once, so the first of them names this mail.
        occasion: first.id,
        subject: t('fell.mail.subject', { count: theirs.length }),
        text: t('fell.mail.text', {
          name,
          scheme: first.scheme,
          cohort: first.cohort,
          lines: theirs.map((offer) => `– ${t(`fell.${fallOf(offer)}`, offer)}`).join('\n'),
          link: `${origin}${paths.pairs(cohortId)}`,
        }),
      });
    }
  }
  if (fallen.length > 0)
    await act.db
      .updateTable('offers')
      .set({ coordinator_told_at: act.now })
      .where(
        'id',
        'in',
        fallen.map(({ id }) => id),
      )
      .execute();
  return fallen.length;
};

const lockUntold = async (act: Act) => {
  const rows = await act.db
    .selectFrom('offers')
    .innerJoin('people as asks', 'asks.id', 'offers.mentee_id')
    .innerJoin('people as gives', 'gives.id', 'offers.mentor_id')
    .innerJoin('cohorts', 'cohorts.id', 'offers.cohort_id')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .where('offers.state', 'in', fellThrough)
    .where('coordinator_told_at', 'is', null)
    .select(['offers.id', 'offers.cohort_id', 'offers.state', 'offers.made_by', 'mentee_id', 'mentor_id'])
    .select(['mentee_answer as menteeAnswer', 'mentor_answer as mentorAnswer'])
    .select([
      'asks.name as mentee',
      'gives.name as mentor',
      'schemes.name as scheme',
      'cohorts.name as cohort',
    ])
    .orderBy('offers.made_at')
    .orderBy('offers.id')
    .limit(atOnce)
    .forUpdate('offers')
    .skipLocked()
    .execute();
  return rows;
};

const coordinatorsOf = (act: Act, cohortId: string) =>
  act.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grants')
          .innerJoin('cohorts', (join) => join.on('cohorts.id', '=', cohortId))
          .whereRef('person_id', '=', 'people.id')
          .where('role', '=', 'coordinator')
          .where((or) =>
            or.or([
              or('role_grants.cohort_id', '=', cohortId),
              or('role_grants.scheme_id', '=', or.ref('cohorts.scheme_id')),
              or.and([or('role_grants.cohort_id', 'is', null), or('role_grants.scheme_id', 'is', null)]),
            ]),
          )
          .select('role_grants.id'),
      ),
    )
    .orderBy('name')
    .execute();
