/** One person and everybody of the other side, as the engine knows them. */
import { NotFound } from '../../refusal.ts';
import { failureWords } from './because.ts';
import { askEngine } from './engine.ts';
import type { ShownKnown, ShownPersonPage } from './pages/person.tsx';
import { fitOf, groupLabel, nearestOf, reserveReason, type Shower } from './showing.tsx';
import { words } from './words.ts';

const shownAtFirst = 30;

type Page = Pick<ShownPersonPage, 'role' | 'person' | 'state' | 'why' | 'known' | 'all' | 'hidden'>;

export const showPerson = async (
  shower: Shower,
  role: 'mentee' | 'mentor',
  number: string,
  all: boolean,
): Promise<Page> => {
  const { frozen, run, naming, rules: _ } = shower;
  const people = role === 'mentee' ? frozen.mentees : frozen.mentors;
  if (!people.some(({ id }) => id === number)) throw new NotFound();
  const known = await askEngine('know', {
    digest: run.inputDigest,
    frozen,
    settings: run.settings,
    role,
    number,
  });
  const fits = known.filter(({ eligible }) => eligible);
  const others = known.filter(({ eligible }) => !eligible);
  const shown = all ? others : others.slice(0, shownAtFirst);
  const partners = Map.groupBy(shower.result.pairs, (pair) => pair[role === 'mentee' ? 'mentor' : 'mentee']);
  return {
    role,
    person: naming[role](number),
    ...stateOf(shower, role, number),
    known: [...fits, ...shown].map((each) =>
      showKnown(shower, role, number, each, partners.get(each.id) ?? []),
    ),
    all,
    hidden: others.length - shown.length,
  };
};

type Known = Awaited<ReturnType<typeof askEngine<'know'>>>[number];

const showKnown = (
  shower: Shower,
  role: 'mentee' | 'mentor',
  number: string,
  each: Known,
  partners: Shower['result']['pairs'],
): ShownKnown => {
  const { naming, language } = shower;
  const t = words(language);
  const other = role === 'mentee' ? 'mentor' : 'mentee';
  const isTheirs = partners.some((pair) => pair[role] === number);
  const now =
    partners.length === 0
      ? t(other === 'mentor' ? 'person.free' : 'person.waiting')
      : t('person.withName', { name: partners.map((pair) => naming[role](pair[role]).name).join(', ') });
  const couple =
    role === 'mentee' ? { mentee: number, mentor: each.id } : { mentee: each.id, mentor: number };
  return {
    person: naming[other](each.id),
    fit: fitOf(each.points),
    now,
    barred: each.failures.map((failure) => failureWords(shower, failure)).join('; '),
    ask: each.eligible && !isTheirs ? couple : null,
  };
};

const stateOf = (
  shower: Shower,
  role: 'mentee' | 'mentor',
  number: string,
): { state: string; why: string } => {
  const { naming, result, language } = shower;
  const t = words(language);
  const other = role === 'mentee' ? 'mentor' : 'mentee';
  const partners = result.pairs
    .filter((pair) => pair[role] === number)
    .map((pair) => naming[other](pair[other]).name);
  if (partners.length > 0) return { state: t('person.with', { name: partners.join(', ') }), why: '' };
  if (role === 'mentee') {
    const reason = result.unplaced.find(({ mentee }) => mentee === number)?.reason;
    const why = reason === undefined ? '' : `${groupLabel(shower, reason)}. ${nearestOf(shower, reason)}`;
    return { state: t('person.notPlaced'), why };
  }
  const reason = result.reserve.find(({ mentor }) => mentor === number)?.reason;
  return { state: t('person.reserve'), why: reason === undefined ? '' : reserveReason(shower, reason) };
};
