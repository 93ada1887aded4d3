/** One person and everybody of the other side, as the engine knows them. */
import type { Known, KnownStretch } from '../../core/matching/ask.ts';
import { NotFound } from '../../refusal.ts';
import { failureWords } from './because.ts';
import { askEngine } from './engine.ts';
import type { ShownKnown, ShownPersonPage } from './pages/person.tsx';
import { fitOf, groupLabel, nearestOf, reserveReason, type Shower } from './showing.tsx';
import { words } from './words.ts';

const knownOnPage = 50;

type Page = Pick<ShownPersonPage, 'role' | 'person' | 'state' | 'why' | 'fits' | 'others'>;

export const showPerson = async (
  shower: Shower,
  role: 'mentee' | 'mentor',
  number: string,
  /** Pages of the two lists, from 1. */
  at: { readonly fits: number; readonly others: number },
): Promise<Page> => {
  const { frozen, run, naming } = shower;
  const people = role === 'mentee' ? frozen.mentees : frozen.mentors;
  if (!people.some(({ id }) => id === number)) throw new NotFound();
  const stretch = (page: number) => ({ from: (page - 1) * knownOnPage, count: knownOnPage });
  const { fits, others } = await askEngine('know', {
    digest: run.inputDigest,
    frozen,
    settings: run.settings,
    role,
    number,
    fits: stretch(at.fits),
    others: stretch(at.others),
  });
  if ((at.fits > 1 && fits.people.length === 0) || (at.others > 1 && others.people.length === 0))
    throw new NotFound();
  const seen = new Set([...fits.people, ...others.people].map(({ id }) => id));
  const other = role === 'mentee' ? 'mentor' : 'mentee';
  const partners = Map.groupBy(
    shower.result.pairs.filter((pair) => seen.has(pair[other])),
    (pair) => pair[other],
  );
  const show = (page: number, { total, people }: KnownStretch) => ({
    page,
    from: stretch(page).from + 1,
    total,
    people: people.map((each) => showKnown(shower, role, number, each, partners.get(each.id) ?? [])),
  });
  return {
    role,
    person: naming[role](number),
    ...stateOf(shower, role, number),
    fits: show(at.fits, fits),
    others: show(at.others, others),
  };
};

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
